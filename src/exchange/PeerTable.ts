/**
 * The peer records of one swarm. Volatile, capped; which are true, which wins and who leaves a full table is
 * core/NewestRecords. Owns whose turn it is to be dialled: no source has all its hints tried before the first of
 * another (PEER14).
 */
import { NewestRecords, type ClaimRefusal, type NewestRecord } from "../core/NewestRecords.ts"
import {
  drawBoth,
  isForgotten,
  isRestingSet,
  mostAtRest,
  type Outliving,
  outlivesOf,
  restingSet,
  setOf,
} from "../core/restingSets.ts"
import { toHex } from "../core/hex.ts"
import type { Prng } from "../core/prng.ts"
import type { HintSource } from "../core/SourcedSet.ts"
import { MAX_AHEAD_SECONDS, MAX_TTL_SECONDS, PeerRecord } from "../wire/PeerRecord.ts"
import type { Authentic } from "../wire/signedMessage.ts"

export interface PeerEntry extends NewestRecord, Outliving {
  readonly record: Authentic<PeerRecord>
  readonly bytes: Uint8Array
  /** How many hints of its source come before it. */
  turn: number
}

export type PeerRefusal = ClaimRefusal | "malformed" | "other-swarm" | "own"

export class PeerTable {
  readonly #swarm: string
  readonly #own: string
  readonly #chance: Prng
  readonly #records: NewestRecords<PeerEntry>

  /** @param swarm infohash in hex · @param own key of this node's own record, which nobody else can say. */
  constructor(swarm: string, own: string, max: number, chance: Prng) {
    this.#chance = chance
    this.#swarm = swarm
    this.#own = own
    const mostIn = (set: string) => (isRestingSet(set) ? mostAtRest(max) : max)
    this.#records = new NewestRecords<PeerEntry>({
      aheadSeconds: MAX_AHEAD_SECONDS,
      place: (set, seconds, source) => this.#records.placeIn(set, mostIn(set), seconds, source),
      // Forgets what no older record could outlive any more: until then its seq is what refuses a replay.
      outlived:
        (set, seconds) =>
        ({ record: { issued, ttl }, outlives }) =>
          isForgotten(
            { issued, until: issued + ttl, outlives },
            MAX_TTL_SECONDS,
            seconds,
            this.#records.sizeOf(set) > mostIn(set) / 2,
          ),
      filed: (entry, before, source) => {
        entry.turn = Math.min(entry.turn, this.#turn(entry.set, before, source))
      },
    })
  }

  get size(): number {
    return this.#records.size
  }

  /** Signatures checked, for tests and figures. */
  get checked(): number {
    return this.#records.checked
  }

  /** @param seconds now, since 1970. @returns the entry that has changed, or why none has. */
  add(given: Uint8Array, seconds: number, source: HintSource): PeerEntry | PeerRefusal {
    if (given.length > PeerRecord.maxBytes) return "malformed"
    const bytes = new Uint8Array(given)
    const record = PeerRecord.decode(bytes)
    if (!record) return "malformed"
    const swarm = toHex(record.swarm)
    if (swarm !== this.#swarm) return "other-swarm"
    const key = toHex(record.peer)
    if (key === this.#own) return "own"
    const known = this.#records.get(key)
    const { seq, issued, ttl } = record
    const set = setOf(this.#swarm, record.state, known?.set)
    const entry = this.#records.offer({ key, set, seq, issued, ttl }, seconds, source, () =>
      PeerRecord.isAuthentic(record)
        ? {
            key,
            set,
            seq,
            record,
            bytes,
            turn: known?.turn ?? Number.POSITIVE_INFINITY,
            outlives: outlivesOf(record, MAX_TTL_SECONDS, known),
          }
        : undefined,
    )
    if (entry === "not-newer") this.#records.heardAgain(known!, source)
    return entry
  }

  /** It has answered this node: nothing that others bring takes its place. */
  reached(key: string): void {
    const entry = this.#records.get(key)
    if (entry) this.#records.move(entry, REACHED)
  }

  /** Up to `most` for an answer, tombstones too. */
  some(most: number, seconds: number, fits: (key: string) => boolean): PeerEntry[] {
    const [up, resting] = [this.#swarm, restingSet(this.#swarm)].map((set) => this.#records.sets.get(set))
    return drawBoth(up, resting, most, this.#chance, ({ key, record }) => !isOver(record, seconds) && fits(key))
  }

  get(key: string): PeerEntry | undefined {
    return this.#records.get(key)
  }

  /** In the swarm now, also at rest: neither stopped nor over. */
  live(seconds: number): PeerEntry[] {
    return [...this.#records.all].filter(({ record }) => record.state !== "stopped" && !isOver(record, seconds))
  }

  /** Keys of those at rest. */
  *resting(seconds: number): Generator<string> {
    for (const { key, record } of this.#records.sets.get(restingSet(this.#swarm)) ?? [])
      if (record.state === "rest" && !isOver(record, seconds)) yield key
  }

  prune(seconds: number): void {
    this.#records.prune(seconds)
  }

  /** Prunes, if it has not been done this second. */
  freshen(seconds: number): void {
    this.#records.freshen(seconds)
  }

  #turn(set: string, brought: number, { standing, unranked }: HintSource): number {
    // Whoever comes may come as many: all callers have one turn among them.
    const callers = this.#records.sets.get(set)!
    const before = standing === "caller" ? callers.count("caller") - 1 : brought
    return unranked ? Math.floor(this.#chance() * (before + 1)) : before
  }
}

const REACHED: HintSource = { standing: "alive", name: "reached" }

const isOver = (record: PeerRecord, seconds: number): boolean => record.issued + record.ttl < seconds
