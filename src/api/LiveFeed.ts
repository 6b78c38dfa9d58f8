/**
 * What changed in the node's volatile figures since a reader was last told. Looks at them once a second for all readers
 * of a way in, and remembers of each figure at which tick it became what it is; so a reader is no more than a tick.
 * Owns no truth.
 */
import { isDeepStrictEqual } from "node:util"
import type { Clock, Random } from "../core/Clock.ts"
import { type Changed, type LiveChange, type PartById, partsById } from "../contract/liveChange.ts"
import type { Live } from "../contract/rows.ts"
import { toHex } from "../core/hex.ts"
import { steadied } from "./steadied.ts"

/** A look that is younger serves the next reader as well. */
const FRESH_MS = 500
/** Counters of relay and credit move all the time, and nobody waits for them. */
const SLOW_MS = 10_000
/** What is remembered of what is gone; readers from before that are told all. */
const MOST_GONE = 4_096

type Values = Readonly<Record<string, unknown>>

/**
 * A value, null when it is gone, with the ticks at which it came and last changed, and those of the fields that changed
 * since it came.
 */
interface Kept {
  value: unknown
  came: number
  tick: number
  fields: Map<string, number> | undefined
}

const singles = ["carrier", "freeBytes", "health", "credit", "rates"] as const
/** Of these what changed is told by the field; the other parts are small, and told as a whole. */
const byField = (part: PartById | "relay"): boolean => part === "torrents" || part === "relay"

export class LiveFeed {
  readonly #look: () => Live
  readonly #clock: Clock
  readonly #life: string
  readonly #single = new Map<string, Kept>()
  readonly #relay = nothing()
  readonly #byId = new Map(partsById.map((part) => [part, new Map<string, Kept>()]))
  #live: Live | undefined
  #lookedAt = -Infinity
  #slowAt = -Infinity
  #tick = 0
  #gone = 0
  #floor = 0

  constructor(look: () => Live, clock: Clock, random: Random) {
    this.#look = look
    this.#clock = clock
    this.#life = toHex(random.bytes(4))
  }

  /** Takes a look that was made elsewhere. @returns the tick to go on from. */
  seen(live: Live): string {
    this.#refresh(0, () => live)
    return `${this.#life}.${this.#tick}`
  }

  /** What became another since `tick`; all there is after one that is not known here. */
  since(tick: string | undefined): LiveChange {
    const live = this.#refresh(FRESH_MS, this.#look)
    const from = this.#known(tick)
    const change: LiveChange = { tick: `${this.#life}.${this.#tick}` }
    if (from === this.#tick) return change
    if (from === undefined) return { ...change, whole: true, ...live }
    const parts: Record<string, unknown> = {}
    for (const [name, { tick: changed, value }] of this.#single) if (changed > from) parts[name] = value
    if (this.#relay.tick > from) parts["relay"] = fieldsSince(this.#relay, from)
    for (const [part, kept] of this.#byId) {
      const changed = changedSince(part, kept, from)
      if (changed) parts[part] = changed
    }
    return { ...change, ...parts }
  }

  #known(tick: string | undefined): number | undefined {
    const [life, count] = tick?.split(".") ?? []
    const n = Number(count)
    return life === this.#life && Number.isInteger(n) && n >= this.#floor && n <= this.#tick ? n : undefined
  }

  #refresh(age: number, look: () => Live): Live {
    const at = this.#clock.now()
    if (this.#live && at - this.#lookedAt < age) return this.#live
    const slow = at - this.#slowAt >= SLOW_MS
    if (slow) this.#slowAt = at
    const live = slow || !this.#live ? look() : steadied(look(), this.#live)
    this.#lookedAt = at
    this.#live = live
    this.#take(live)
    return live
  }

  #take(live: Live): void {
    const tick = this.#tick + 1
    let news = keep(this.#relay, { ...live.relay }, tick, true)
    for (const name of singles) {
      if (!this.#single.has(name)) this.#single.set(name, nothing())
      news = keep(this.#single.get(name)!, live[name], tick, false) || news
    }
    for (const [part, kept] of this.#byId) news = this.#takeAll(kept, live[part], tick, byField(part)) || news
    if (news) this.#tick = tick
    if (this.#gone > MOST_GONE) this.#forgetGone()
  }

  #takeAll(all: Map<string, Kept>, values: Values, tick: number, fields: boolean): boolean {
    let news = false
    for (const id in values) {
      let kept = all.get(id)
      if (!kept) all.set(id, (kept = nothing()))
      else if (kept.value === null) this.#gone--
      news = keep(kept, values[id], tick, fields) || news
    }
    for (const [id, kept] of all) {
      if (kept.value === null || Object.hasOwn(values, id)) continue
      Object.assign(kept, { value: null, tick, fields: undefined })
      this.#gone++
      news = true
    }
    return news
  }

  #forgetGone(): void {
    for (const kept of this.#byId.values()) for (const [id, { value }] of kept) if (value === null) kept.delete(id)
    this.#gone = 0
    this.#floor = this.#tick
  }
}

const nothing = (): Kept => ({ value: null, came: 0, tick: 0, fields: undefined })

/** @returns whether it is another than it was. */
const keep = (kept: Kept, value: unknown, tick: number, fields: boolean): boolean => {
  const had = kept.value
  kept.value = value
  if (had === null || !fields) {
    if (isDeepStrictEqual(had, value)) return false
    Object.assign(kept, { came: tick, tick, fields: undefined })
    return true
  }
  const [was, is] = [had as Values, value as Values]
  for (const field in is) {
    if (was[field] === is[field] || isDeepStrictEqual(was[field], is[field])) continue
    kept.fields ??= new Map()
    kept.fields.set(field, tick)
    kept.tick = tick
  }
  return kept.tick === tick
}

const fieldsSince = ({ value, came, fields }: Kept, from: number): unknown =>
  came > from
    ? value
    : Object.fromEntries(
        [...(fields ?? [])].filter(([, tick]) => tick > from).map(([field]) => [field, (value as Values)[field]]),
      )

const changedSince = (part: PartById, all: ReadonlyMap<string, Kept>, from: number): Changed<unknown> | undefined => {
  let changed: Record<string, unknown> | undefined
  for (const [id, kept] of all) {
    if (kept.tick <= from) continue
    changed ??= {}
    changed[id] = kept.value === null || !byField(part) ? kept.value : fieldsSince(kept, from)
  }
  return changed
}
