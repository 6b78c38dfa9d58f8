/** One after the other, in the order of asking: what must not run beside itself. */

export class Turn {
  #last: Promise<unknown> = Promise.resolve()
  #waiting = 0

  /** Nothing runs and nothing waits. */
  get idle(): boolean {
    return this.#waiting === 0
  }

  /** @returns what `act` returns, when all that came before has ended, well or not. */
  take<T>(act: () => T | Promise<T>): Promise<T> {
    this.#waiting++
    const mine = this.#last.then(act)
    const ended = () => void this.#waiting--
    this.#last = mine.then(ended, ended)
    return mine
  }

  /** Resolves when all that has been asked for so far has ended; never rejects. */
  async over(): Promise<void> {
    await this.#last
  }
}

/**
 * Turns of what first looks whether something is there and then makes it: one after the other for each kind, so that
 * two at once do not both find nothing. Nothing waits for what is of another kind.
 */
export class Turns {
  readonly #turns = new Map<string, Turn>()

  /** @returns what `act` returns, when those of its kind that came before have ended, well or not. */
  take<T>(kind: string, act: () => Promise<T>): Promise<T> {
    const turn = this.#turns.get(kind) ?? new Turn()
    this.#turns.set(kind, turn)
    const mine = turn.take(act)
    void turn.over().then(() => turn.idle && this.#turns.get(kind) === turn && this.#turns.delete(kind))
    return mine
  }

  /** How many kinds have anything under way. */
  get size(): number {
    return this.#turns.size
  }
}
