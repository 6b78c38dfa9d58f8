/** Octets of requests that are not whole yet, over all sessions of a node: bounded, and who holds most gives way. */
import { MAX_REQUEST_BODY } from "./settings.ts"

const MOST = 32 * 1024 * 1024
const MOST_OF_SESSION = 4 * MAX_REQUEST_BODY

/** What one session holds. */
export class Held {
  octets = 0
  readonly end: () => void

  constructor(end: () => void) {
    this.end = end
  }
}

export class Bodies {
  readonly #held = new Set<Held>()
  #octets = 0

  add(held: Held, octets: number): void {
    held.octets += octets
    this.#octets += octets
    this.#held.add(held)
    if (held.octets > MOST_OF_SESSION) held.end()
    else if (this.#octets > MOST) [...this.#held].reduce((a, b) => (b.octets > a.octets ? b : a)).end()
  }

  /** They are whole, or gone. */
  release(held: Held, octets: number): void {
    held.octets -= octets
    this.#octets -= octets
    if (held.octets === 0) this.#held.delete(held)
  }
}
