/** Whether a tor that runs is well: it is asked now and then, and one that does not answer is cut off. */
import type { Clock } from "../../core/Clock.ts"
import type { ControlPort } from "../ControlPort.ts"

export interface Liveness {
  /** How often it is asked, and how long it may take to answer. */
  readonly everyMs: number
  readonly withinMs: number
}

export const LIVENESS: Liveness = { everyMs: 10_000, withinMs: 30_000 }
/** A tor that takes longer to answer is said to be silent. */
const SILENT_MS = 5_000

export class Pulse {
  readonly #control: Pick<ControlPort, "info" | "close">
  readonly #clock: Clock
  readonly #everyMs: number
  readonly #onSilence: (silent: boolean) => void
  #silent = false
  #over = false
  #next: unknown
  #patience: unknown

  /** Begins to ask. @param onSilence tor leaves a question without answer; or has answered again. */
  constructor(
    control: Pick<ControlPort, "info" | "close">,
    clock: Clock,
    everyMs: number,
    onSilence: (silent: boolean) => void,
  ) {
    this.#control = control
    this.#clock = clock
    this.#everyMs = everyMs
    this.#onSilence = onSilence
    this.#ask()
  }

  /** @returns whether it was silent at the end. */
  end(): boolean {
    this.#over = true
    this.#clock.clearTimeout(this.#next)
    this.#clock.clearTimeout(this.#patience)
    return this.#silent
  }

  #ask(): void {
    this.#next = this.#clock.setTimeout(() => {
      this.#patience = this.#clock.setTimeout(() => this.#hush(true), SILENT_MS)
      this.#control.info("version").then(
        () => this.#heard(true),
        () => this.#heard(false),
      )
    }, this.#everyMs)
  }

  #heard(well: boolean): void {
    this.#clock.clearTimeout(this.#patience)
    if (this.#over) return
    // An unanswered command ends the connection, and with it this tor.
    if (!well) return this.#control.close()
    this.#hush(false)
    this.#ask()
  }

  #hush(silent: boolean): void {
    if (this.#over || this.#silent === silent) return
    this.#silent = silent
    this.#onSilence(silent)
  }
}
