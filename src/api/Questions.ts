/**
 * Questions to other nodes that are under way: one of each reader, so many in all. Who asks another one has left the
 * one before, which ends then.
 */
const MOST = 4

export class Questions {
  readonly #open = new Map<string, AbortController>()

  /** @param reader whoever asks. @returns what ends it; nothing, where there is no room for it. */
  begin(reader: string): AbortController | undefined {
    this.#open.get(reader)?.abort()
    if (!this.#open.has(reader) && this.#open.size >= MOST) return undefined
    const question = new AbortController()
    this.#open.set(reader, question)
    return question
  }

  over(reader: string, question: AbortController): void {
    if (this.#open.get(reader) === question) this.#open.delete(reader)
  }
}
