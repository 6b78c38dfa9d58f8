/**
 * Questions to other nodes that are under way: so many in all, each of which ends with whoever asked it. Two pages of
 * one browser ask on their own.
 */
const MOST = 4

export class Questions {
  readonly #open = new Set<AbortController>()

  /** @returns what ends it; nothing, where there is no room for it. */
  begin(): AbortController | undefined {
    if (this.#open.size >= MOST) return undefined
    const question = new AbortController()
    this.#open.add(question)
    return question
  }

  over(question: AbortController): void {
    this.#open.delete(question)
  }
}
