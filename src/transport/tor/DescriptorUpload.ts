/**
 * When an onion can be found. Tor keeps two descriptors of it, of which callers ask for one or the other as a day of
 * the network begins and ends; and a caller asks one of several directories by chance. So it is not there before one
 * directory at least has taken each of the two, and all that were asked have answered (control-spec, 4.1.25). Owns the
 * count; those that refuse do not matter, and what does not come is not waited for long: tor itself says of some
 * directories that it asks them, and then leaves them out.
 */
import type { Clock } from "../../core/Clock.ts"

/** From when one has taken it. Over Tor they answer within seconds of each other. */
const OTHERS_WITHIN_MS = 20_000
const DESCRIPTORS = 2

export class DescriptorUpload {
  readonly ready: Promise<void>
  readonly #clock: Clock
  /** By directory: ids of what it was asked to take, in order. It answers in that order, and names none. */
  readonly #asked = new Map<string, readonly string[]>()
  readonly #taken = new Set<string>()
  #timer: unknown
  #resolve!: () => void

  constructor(clock: Clock) {
    this.#clock = clock
    this.ready = new Promise((resolve) => (this.#resolve = resolve))
  }

  /** @param action of an HS_DESC event. @param directory that it names. @param id of the descriptor, with UPLOAD. */
  tell(action: string, directory: string, id = ""): void {
    const asked = this.#asked.get(directory) ?? []
    if (action === "UPLOAD") return void this.#asked.set(directory, [...asked, id])
    const [first, ...others] = asked
    // An answer to who published the same onion before.
    if (first === undefined) return
    if (others.length > 0) this.#asked.set(directory, others)
    else this.#asked.delete(directory)
    if (action === "UPLOADED") {
      if (this.#taken.size === 0) this.#timer = this.#clock.setTimeout(() => this.end(), OTHERS_WITHIN_MS)
      this.#taken.add(first)
    }
    if (this.#taken.size >= DESCRIPTORS && this.#asked.size === 0) this.end()
  }

  /** There is nothing to wait for any more: all is done, or the onion was given up. */
  end(): void {
    this.#clock.clearTimeout(this.#timer)
    this.#resolve()
  }
}
