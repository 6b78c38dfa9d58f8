/**
 * Turns of what first looks whether something is there and then makes it: one after the other for each kind, so that
 * two at once do not both find nothing. Nothing waits for what is of another kind.
 */
export class Turns {
  readonly #last = new Map<string, Promise<unknown>>()

  /** @returns what `act` returns, when those of its kind that came before have ended, well or not. */
  take<T>(kind: string, act: () => Promise<T>): Promise<T> {
    const mine = (this.#last.get(kind) ?? Promise.resolve()).then(act)
    const over = mine.then(
      () => undefined,
      () => undefined,
    )
    this.#last.set(kind, over)
    void over.then(() => this.#last.get(kind) === over && this.#last.delete(kind))
    return mine
  }
}
