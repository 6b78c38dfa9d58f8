/**
 * The peer records of one swarm: which are true, which wins, how long each lives. Volatile, capped. Cheap checks come
 * first, so that a flood of replays and nonsense costs no signature check; what was verified is kept as it came, filed
 * under whom it came from, so that no source fills the table, or has all its hints dialled before the first of another
 * (PEER14).
 */
import type { Prng } from "../core/prng.ts"
import { type Filed, type HintSource, SourcedSet } from "../core/SourcedSet.ts"
import { PeerRecord, MAX_AHEAD_SECONDS, MAX_PEER_RECORD, MAX_TTL_SECONDS } from "../wire/PeerRecord.ts"
import type { Authentic } from "../wire/signedMessage.ts"

export interface PeerEntry extends Filed {
  readonly key: string
  readonly record: Authentic<PeerRecord>
  readonly bytes: Uint8Array
  /** How many hints of its source come before it. */
  turn: number
}

export type Refusal = "malformed" | "other-swarm" | "own" | "too-early" | "over" | "not-newer" | "full" | "forged"

export class PeerTable {
  readonly #swarm: string
  readonly #own: string
  readonly #max: number
  readonly #chance: Prng
  readonly #set = new SourcedSet<PeerEntry>()
  readonly #entries = new Map<string, PeerEntry>()
  /** Signatures checked, for tests and figures. */
  checked = 0

  /** @param swarm infohash in hex · @param own key of this node's own record, which nobody else can say. */
  constructor(swarm: string, own: string, max: number, chance: Prng) {
    this.#chance = chance
    this.#swarm = swarm
    this.#own = own
    this.#max = max
  }

  get size(): number {
    return this.#entries.size
  }

  /** @param seconds now, since 1970. @returns the entry that has changed, or why none has. */
  add(bytes: Uint8Array, seconds: number, source: HintSource): PeerEntry | Refusal {
    if (bytes.length > MAX_PEER_RECORD) return "malformed"
    const owned = new Uint8Array(bytes)
    const record = PeerRecord.decode(owned)
    if (!record) return "malformed"
    if (hex(record.swarm) !== this.#swarm) return "other-swarm"
    const key = hex(record.peer)
    if (key === this.#own) return "own"
    if (record.issued > seconds + MAX_AHEAD_SECONDS) return "too-early"
    if (isOver(record, seconds)) return "over"
    const known = this.#entries.get(key)
    if (known && record.seq <= known.record.seq) {
      this.#heardAgain(known, source)
      return "not-newer"
    }
    const leaver = known ? undefined : this.#leaver(seconds, source)
    if (leaver === "nobody") return "full"
    this.checked++
    if (!PeerRecord.isAuthentic(record)) return "forged"
    if (leaver) this.#drop(leaver)
    const entry: PeerEntry = { key, record, bytes: owned, turn: known?.turn ?? 0 }
    this.#entries.set(key, entry)
    if (known) {
      this.#set.replace(known, entry)
      this.#heardAgain(entry, source)
    } else entry.turn = this.#turn(this.#set.add(entry, source), source)
    return entry
  }

  /** It has answered this node: nothing that others bring takes its place. */
  reached(key: string): void {
    const entry = this.#entries.get(key)
    if (entry) this.#set.move(entry, REACHED)
  }

  /** Up to `most` for an answer, tombstones too. */
  some(most: number, seconds: number, fits: (key: string) => boolean): PeerEntry[] {
    return this.#set.draw(most, this.#chance, ({ key, record }) => !isOver(record, seconds) && fits(key))
  }

  get(key: string): PeerEntry | undefined {
    return this.#entries.get(key)
  }

  /** In the swarm now: neither stopped nor over. */
  live(seconds: number): PeerEntry[] {
    return [...this.#entries.values()].filter((e) => e.record.state !== "stopped" && !isOver(e.record, seconds))
  }

  /** Forgets what no older record could outlive any more: until then its seq is what refuses a replay. */
  prune(seconds: number): void {
    for (const entry of this.#entries.values()) if (entry.record.issued + MAX_TTL_SECONDS < seconds) this.#drop(entry)
  }

  /** Who makes room for one more, if somebody has to. */
  #leaver(seconds: number, source: HintSource): PeerEntry | "nobody" | undefined {
    if (this.#entries.size < this.#max) return undefined
    this.prune(seconds)
    return this.#entries.size < this.#max ? undefined : (this.#set.leaver(source) ?? "nobody")
  }

  #heardAgain(entry: PeerEntry, source: HintSource): void {
    if (this.#set.gains(entry, source))
      entry.turn = Math.min(entry.turn, this.#turn(this.#set.move(entry, source), source))
  }

  #turn(brought: number, { standing, unranked }: HintSource): number {
    // Whoever comes may come as many: all callers have one turn among them.
    const before = standing === "caller" ? this.#set.count("caller") - 1 : brought
    return unranked ? Math.floor(this.#chance() * (before + 1)) : before
  }

  #drop(entry: PeerEntry): void {
    this.#set.remove(entry)
    this.#entries.delete(entry.key)
  }
}

const REACHED: HintSource = { standing: "alive", name: "reached" }

const isOver = (record: PeerRecord, seconds: number): boolean => record.issued + record.ttl < seconds

const hex = (bytes: Uint8Array): string => Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length).toString("hex")
