/**
 * When an onion's descriptor can be found: a caller asks one of several directories by chance, so it is not there
 * before all of them have answered (control-spec, 4.1.25). Owns the count; one directory that took it is enough, those
 * that refuse do not matter, and one that never answers is not waited for long: tor itself says of some that it asks
 * them, and then leaves them out.
 */
import type { Clock } from "../../core/Clock.ts"

/** From when one has taken it. Over Tor they answer within seconds of each other. */
const OTHERS_WITHIN_MS = 20_000

export class DescriptorUpload {
  readonly ready: Promise<void>
  readonly #clock: Clock
  readonly #asked = new Set<string>()
  #taken = false
  #timer: unknown
  #resolve!: () => void

  constructor(clock: Clock) {
    this.#clock = clock
    this.ready = new Promise((resolve) => (this.#resolve = resolve))
  }

  /** @param action of an HS_DESC event. @param directory that it names. */
  tell(action: string, directory: string): void {
    if (action === "UPLOAD") return void this.#asked.add(directory)
    this.#asked.delete(directory)
    if (action === "UPLOADED" && !this.#taken) {
      this.#taken = true
      this.#timer = this.#clock.setTimeout(() => this.end(), OTHERS_WITHIN_MS)
    }
    if (this.#taken && this.#asked.size === 0) this.end()
  }

  /** There is nothing to wait for any more: all is done, or the onion was given up. */
  end(): void {
    this.#clock.clearTimeout(this.#timer)
    this.#resolve()
  }
}
