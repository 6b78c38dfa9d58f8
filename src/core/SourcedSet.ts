/**
 * A set of hints that strangers may fill: each entry is filed under whom it came from, so that nobody who brings many
 * hides those of others. Owns who has to leave a full set, and which entries an answer names. Pure: chance is the
 * caller's.
 */

/**
 * Best first. alive: this node itself, or whom it has reached · met: has shown here that it holds what the set is about
 * · link: said by whom this node chose to ask · caller: said by whoever came.
 */
export type Standing = "alive" | "met" | "link" | "caller"

export interface Source {
  readonly standing: Standing
  readonly name: string
}

/** Whom hints come from that are to be tried one after the other. */
export interface HintSource extends Source {
  /** They come one by one, in no order, so that each is as good as any; an answer names the best first. */
  readonly unranked?: true
}

/** What the set writes into its entries. */
export interface Filed {
  list?: SourceList | undefined
  at?: number
}

export interface SourceList extends Source {
  readonly entries: Filed[]
}

const BEST_FIRST: readonly Standing[] = ["alive", "met", "link", "caller"]
/**
 * How many of an answer's, or of a full set's, places each standing has beside the others; what one leaves free the
 * others have.
 */
const SHARES = { met: 2, link: 2, caller: 1 }
type Shared = keyof typeof SHARES
const SHARED = Object.keys(SHARES) as Shared[]
/** Of an answer: what one caller may have brought at most. */
const CALLERS_PART = 1 / 4

export class SourcedSet<T extends Filed> {
  readonly #lists: Record<Standing, Map<string, SourceList>> = {
    alive: new Map(),
    met: new Map(),
    link: new Map(),
    caller: new Map(),
  }
  readonly #sizes: Record<Standing, number> = { alive: 0, met: 0, link: 0, caller: 0 }
  #leavers = 0

  get size(): number {
    return BEST_FIRST.reduce((sum, standing) => sum + this.#sizes[standing], 0)
  }

  count(standing: Standing): number {
    return this.#sizes[standing]
  }

  *[Symbol.iterator](): Generator<T> {
    for (const standing of BEST_FIRST) for (const { entries } of this.#lists[standing].values()) yield* entries as T[]
  }

  /**
   * Whether an entry that is here counts as more when this source brings it, too: then it is hidden with the smaller
   * crowd.
   */
  gains(entry: T, by: Source): boolean {
    const before = entry.list!
    if (before.standing !== by.standing) return BEST_FIRST.indexOf(by.standing) < BEST_FIRST.indexOf(before.standing)
    return before.name !== by.name && this.#brought(by) + 1 < before.entries.length
  }

  /** @returns how many the source had brought before. */
  add(entry: T, { standing, name }: Source): number {
    const list = this.#lists[standing].get(name) ?? { standing, name, entries: [] }
    this.#lists[standing].set(name, list)
    entry.list = list
    entry.at = list.entries.push(entry) - 1
    this.#sizes[standing]++
    return entry.at
  }

  remove(entry: T): void {
    const list = entry.list!
    const last = list.entries.pop()!
    if (last !== entry) {
      list.entries[entry.at!] = last
      last.at = entry.at!
    }
    if (list.entries.length === 0) this.#lists[list.standing].delete(list.name)
    this.#sizes[list.standing]--
    entry.list = undefined
  }

  /** `entry` in the place of one that is here. */
  replace(before: T, entry: T): void {
    const list = before.list!
    entry.list = list
    entry.at = before.at!
    list.entries[entry.at] = entry
    before.list = undefined
  }

  move(entry: T, to: Source): number {
    this.remove(entry)
    return this.add(entry, to)
  }

  /** Who makes room in a full set for one more of this source; `undefined`: nobody, as the source has its share. */
  leaver(by: Source): T | undefined {
    const load = (standing: Shared, more = 0) => (this.#sizes[standing] + more) / SHARES[standing]
    const fullest = SHARED.reduce((a, b) => (load(b) > load(a) ? b : a))
    if (by.standing !== "alive" && by.standing !== fullest && load(by.standing, 1) > load(fullest)) return undefined
    let largest: SourceList | undefined
    for (const list of this.#lists[fullest].values())
      if (!largest || list.entries.length > largest.entries.length) largest = list
    if (!largest || (by.standing === fullest && this.#brought(by) + 1 >= largest.entries.length)) return undefined
    return largest.entries[this.#leavers++ % largest.entries.length] as T
  }

  /**
   * Up to `most` entries that fit, a different choice each time where not all have room: the living have the first
   * half, then each standing its share, and of one standing each source in turn. The better come first.
   */
  draw(most: number, chance: () => number, fits: (entry: T) => boolean): T[] {
    const drawn: T[] = []
    const deck = (standing: Standing, each: number) =>
      inTurn(
        [...this.#lists[standing].values()].map(({ entries }) => hand(entries as T[], chance, fits, each)),
        chance,
      )
    const living = deck("alive", most)
    const each = (standing: Shared) => (standing === "caller" ? Math.ceil(most * CALLERS_PART) : most)
    const others = SHARED.map((standing) => ({ share: SHARES[standing], take: deck(standing, each(standing)) }))
    while (drawn.length < most / 2 && living(drawn));
    for (let before = -1; drawn.length > before && drawn.length < most;) {
      before = drawn.length
      for (const { share, take } of others) for (let i = 0; i < share && drawn.length < most; i++) take(drawn)
    }
    while (drawn.length < most && living(drawn));
    return drawn
  }

  #brought({ standing, name }: Source): number {
    return this.#lists[standing].get(name)?.entries.length ?? 0
  }
}

/**
 * Gives one entry after the other, at random, up to a number: a shuffle that is broken off, so that a long list costs
 * no more.
 */
const hand = <T>(entries: readonly T[], chance: () => number, fits: (entry: T) => boolean, most: number) => {
  // What the shuffle has moved; all else stands where it was.
  const moved = new Map<number, T>()
  let [at, given] = [0, 0]
  return (): T | undefined => {
    while (at < entries.length && given < most) {
      const other = at + Math.floor(chance() * (entries.length - at))
      const entry = moved.get(other) ?? entries[other]!
      moved.set(other, moved.get(at) ?? entries[at]!)
      at++
      if (!fits(entry)) continue
      given++
      return entry
    }
    return undefined
  }
}

/** Hands in turn, begun anywhere; one that is empty is put away. */
const inTurn = <T>(hands: (() => T | undefined)[], chance: () => number) => {
  let turn = Math.floor(chance() * hands.length)
  return (into: T[]): boolean => {
    while (hands.length > 0) {
      turn %= hands.length
      const entry = hands[turn]!()
      if (entry !== undefined) {
        turn++
        into.push(entry)
        return true
      }
      hands[turn] = hands[hands.length - 1]!
      hands.pop()
    }
    return false
  }
}
