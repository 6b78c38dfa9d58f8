/**
 * Whether the log's disk takes what is written: set by a commit that failed, ended by one that did not. A conflict or a
 * defect is none.
 */
import { type LogError, isDiskTrouble } from "../EventLog.ts"

type Listener = (trouble: LogError | undefined) => void

export class DiskTrouble {
  readonly #listeners = new Set<Listener>()
  #now: LogError | undefined

  get now(): LogError | undefined {
    return this.#now
  }

  set(error: LogError): void {
    if (isDiskTrouble(error)) this.#tell(error)
  }

  over(): void {
    this.#tell(undefined)
  }

  /** Called with each trouble that is another, and with undefined when it is over. @returns the unsubscriber. */
  on(listener: Listener): () => void {
    this.#listeners.add(listener)
    return () => this.#listeners.delete(listener)
  }

  #tell(trouble: LogError | undefined): void {
    if (trouble?.message === this.#now?.message) return
    this.#now = trouble
    for (const listener of this.#listeners) listener(trouble)
  }
}
