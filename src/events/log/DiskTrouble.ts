/**
 * Whether the log's disk takes what is written: set by a commit that failed, ended by one that did not. A conflict or a
 * defect is none.
 */
import { Listeners } from "../../core/Listeners.ts"
import { type LogError, isDiskTrouble } from "../EventLog.ts"

export class DiskTrouble {
  readonly #listeners = new Listeners<[trouble: LogError | undefined]>()
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
  on(listener: (trouble: LogError | undefined) => void): () => void {
    return this.#listeners.add(listener)
  }

  #tell(trouble: LogError | undefined): void {
    if (trouble?.message === this.#now?.message) return
    this.#now = trouble
    this.#listeners.tell(trouble)
  }
}
