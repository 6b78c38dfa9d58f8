/** So many at once, the others one after the other in the order of asking. Who gives up leaves the row at once. */
export class Slots {
  #free: number
  /** What lets each of those in who wait. */
  readonly #row = new Set<() => void>()

  constructor(most: number) {
    this.#free = most
  }

  /** @returns what `act` returns; rejects when the signal is aborted before its turn. */
  async take<T>(act: () => Promise<T>, signal: AbortSignal): Promise<T> {
    await this.#turn(signal)
    try {
      signal.throwIfAborted()
      return await act()
    } finally {
      this.#leave()
    }
  }

  #turn(signal: AbortSignal): Promise<void> {
    return new Promise((resolve, reject) => {
      const giveUp = () => {
        this.#row.delete(enter)
        reject(signal.reason as Error)
      }
      const enter = () => {
        signal.removeEventListener("abort", giveUp)
        resolve()
      }
      if (signal.aborted) return giveUp()
      if (this.#free > 0) {
        this.#free--
        return resolve()
      }
      this.#row.add(enter)
      signal.addEventListener("abort", giveUp, { once: true })
    })
  }

  #leave(): void {
    const [next] = this.#row
    if (!next) return void this.#free++
    this.#row.delete(next)
    next()
  }
}
