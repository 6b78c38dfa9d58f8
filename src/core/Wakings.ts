/**
 * When swarms of this node may wake: at most one in 10 s and four a minute, whatever strangers sign, and one an hour
 * for the same leech in the same swarm. Swarms wait in turn and each once, so that who rings at one does not keep
 * others asleep; those whom nobody wants go after all others. Pure: `now` is in ms by the clock that nobody sets.
 */
const PAUSE_MS = 10_000
const MINUTE_MS = 60_000
const A_MINUTE = 4
const HOUR_MS = 3_600_000

interface Waiting {
  readonly leech: string
  /** Not before. */
  readonly from: number
  /** Nobody wants it now: it goes after all that somebody does. */
  readonly idle: boolean
}

export class Wakings {
  readonly #waiting = new Map<string, Waiting>()
  /** When swarms woke of late, the last four. */
  #times: readonly number[] = []
  /** Swarm and leech, in the order of their time: when it woke for it. No more than four a minute come in. */
  readonly #wokenFor = new Map<string, number>()

  get size(): number {
    return this.#waiting.size
  }

  /**
   * @param idle nobody wants it, but it should be there.
   * @returns whether the swarm will wake for this leech, or waits for its turn already.
   */
  want(swarm: string, leech: string, from: number, now: number, idle = false): boolean {
    this.#forget(now)
    const waiting = this.#waiting.get(swarm)
    if (waiting && (idle || !waiting.idle)) return true
    if (this.#wokenFor.has(nameOf(swarm, leech))) return waiting !== undefined
    this.#waiting.delete(swarm)
    this.#waiting.set(swarm, { leech, from, idle })
    return true
  }

  /** It woke in vain, or had to rest again at once: whoever wanted it may have it woken again. */
  forgive(swarm: string): void {
    for (const name of this.#wokenFor.keys()) if (name.startsWith(nameOf(swarm, ""))) this.#wokenFor.delete(name)
  }

  drop(swarm: string): void {
    this.#waiting.delete(swarm)
  }

  /** Takes the swarm whose turn it is, if one may wake now. */
  take(now: number): string | undefined {
    if (now < this.#freeAt) return undefined
    const due = [...this.#waiting].filter(([, { from }]) => from <= now)
    const [swarm, waiting] = due.find(([, { idle }]) => !idle) ?? due[0] ?? []
    if (swarm === undefined || !waiting) return undefined
    this.#waiting.delete(swarm)
    this.#times = [...this.#times, now].slice(-A_MINUTE)
    this.#wokenFor.set(nameOf(swarm, waiting.leech), now)
    return swarm
  }

  /** When to try `take` again; undefined: nobody waits. */
  nextAt(now: number): number | undefined {
    if (this.#waiting.size === 0) return undefined
    let first = Number.POSITIVE_INFINITY
    for (const { from } of this.#waiting.values()) first = Math.min(first, from)
    return Math.max(now, first, this.#freeAt)
  }

  get #freeAt(): number {
    const last = this.#times.at(-1) ?? Number.NEGATIVE_INFINITY
    const fourth = this.#times.length < A_MINUTE ? Number.NEGATIVE_INFINITY : this.#times[0]!
    return Math.max(last + PAUSE_MS, fourth + MINUTE_MS)
  }

  #forget(now: number): void {
    for (const [name, at] of this.#wokenFor) {
      if (now - at < HOUR_MS) return
      this.#wokenFor.delete(name)
    }
  }
}

const nameOf = (swarm: string, leech: string): string => `${swarm} ${leech}`
