/**
 * The peer records of one swarm: which are true, which wins, how long each lives. Volatile, capped. Cheap checks come
 * first, so that a flood of replays and nonsense costs no signature check; what was verified is kept as it came.
 */
import { decodePeerRecord, isAuthentic, MAX_AHEAD_SECONDS, MAX_PEER_RECORD, MAX_TTL_SECONDS, type PeerRecord } from "../wire/PeerRecord.ts"

export interface PeerEntry {
  readonly key: string
  readonly record: PeerRecord
  readonly bytes: Uint8Array
}

export type Refusal = "malformed" | "other-swarm" | "own" | "too-early" | "over" | "not-newer" | "full" | "forged"

export class PeerTable {
  readonly #swarm: string
  readonly #own: string
  readonly #max: number
  readonly #entries = new Map<string, PeerEntry>()
  /** Signatures checked, for tests and figures. */
  checked = 0

  /** @param swarm infohash in hex · @param own key of this node's own record, which nobody else can say. */
  constructor(swarm: string, own: string, max: number) {
    this.#swarm = swarm
    this.#own = own
    this.#max = max
  }

  get size(): number {
    return this.#entries.size
  }

  /** @param seconds now, since 1970. @returns the entry that has changed, or why none has. */
  add(bytes: Uint8Array, seconds: number): PeerEntry | Refusal {
    if (bytes.length > MAX_PEER_RECORD) return "malformed"
    const owned = new Uint8Array(bytes)
    const record = decodePeerRecord(owned)
    if (!record) return "malformed"
    if (hex(record.swarm) !== this.#swarm) return "other-swarm"
    const key = hex(record.peer)
    if (key === this.#own) return "own"
    if (record.issued > seconds + MAX_AHEAD_SECONDS) return "too-early"
    if (isOver(record, seconds)) return "over"
    const known = this.#entries.get(key)
    if (known && record.seq <= known.record.seq) return "not-newer"
    if (!known && this.#entries.size >= this.#max) {
      this.prune(seconds)
      if (this.#entries.size >= this.#max) return "full"
    }
    this.checked++
    if (!isAuthentic(record)) return "forged"
    const entry = { key, record, bytes: owned }
    this.#entries.set(key, entry)
    return entry
  }

  get(key: string): PeerEntry | undefined {
    return this.#entries.get(key)
  }

  /** In the swarm now: neither stopped nor over. */
  live(seconds: number): PeerEntry[] {
    return [...this.#entries.values()].filter((e) => e.record.state !== "stopped" && !isOver(e.record, seconds))
  }

  /** What may be passed on: also the tombstones, which must reach those that know an older record. */
  current(seconds: number): PeerEntry[] {
    return [...this.#entries.values()].filter((e) => !isOver(e.record, seconds))
  }

  /** Forgets what no older record could outlive any more: until then its seq is what refuses a replay. */
  prune(seconds: number): void {
    for (const [key, e] of this.#entries) if (e.record.issued + MAX_TTL_SECONDS < seconds) this.#entries.delete(key)
  }
}

const isOver = (record: PeerRecord, seconds: number): boolean => record.issued + record.ttl < seconds

const hex = (bytes: Uint8Array): string => Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length).toString("hex")
