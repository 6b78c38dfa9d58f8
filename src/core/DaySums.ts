/**
 * Sums by day, immutable. The day last changed lies apart, so that a fold over many changes of one day copies nothing
 * but that day. Days may come in any order: a clock that is set back finds its day's sums as they were.
 */
export class DaySums {
  static readonly empty = new DaySums("", 0, {})
  readonly #day: string
  readonly #sum: number
  readonly #others: Readonly<Record<string, number>>

  private constructor(day: string, sum: number, others: Readonly<Record<string, number>>) {
    this.#day = day
    this.#sum = sum
    this.#others = others
  }

  /** @param days each once. */
  static from(days: readonly (readonly [day: string, sum: number])[]): DaySums {
    const last = days.at(-1)
    return last ? new DaySums(...last, Object.fromEntries(days.slice(0, -1))) : DaySums.empty
  }

  of(day: string): number {
    return day === this.#day ? this.#sum : (this.#others[day] ?? 0)
  }

  plus(day: string, amount: number): DaySums {
    if (day === this.#day) return new DaySums(day, this.#sum + amount, this.#others)
    const others = this.#day === "" ? this.#others : { ...this.#others, [this.#day]: this.#sum }
    return new DaySums(day, (others[day] ?? 0) + amount, others)
  }

  /** Oldest first. */
  days(): readonly (readonly [day: string, sum: number])[] {
    const all = new Map(Object.entries(this.#others))
    if (this.#day !== "") all.set(this.#day, this.#sum)
    return [...all].sort(([a], [b]) => (a < b ? -1 : 1))
  }
}
