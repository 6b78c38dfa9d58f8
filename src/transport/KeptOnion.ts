/**
 * One onion that was asked for, whether it is published now or waits for its turn. Owns its standing, and the carrier's
 * publications of it: the one that is up, and those that were given up and have somebody connected still.
 */
import type { Clock } from "../core/Clock.ts"
import type { OnionAddress } from "../core/ids.ts"
import { Listeners } from "../core/Listeners.ts"
import type { OnionClaim, OnionStanding, Publication } from "./Transport.ts"

export class KeptOnion implements Publication {
  readonly address: OnionAddress
  readonly claim: OnionClaim
  readonly ready: Promise<void>
  /** Since when it is published or being published, if it is. */
  takenAt: number | undefined
  /** When it had to make room last. */
  leftAt: number | undefined
  failures = 0
  retryAt = Number.NEGATIVE_INFINITY
  standing: OnionStanding = "waiting"
  readonly #clock: Clock
  readonly #publishBy: (signal: AbortSignal) => Promise<Publication>
  readonly #onGivenUp: () => void
  readonly #listeners = new Listeners<[standing: OnionStanding]>()
  readonly #leaving = new Map<Publication, Promise<void>>()
  #current: Publication | undefined
  #asking: AbortController | undefined
  #gone: (() => void) | undefined
  #givenUp = false
  #ready!: () => void

  /** @param publishBy the carrier. @param onGivenUp by whoever asked for it. */
  constructor(
    address: OnionAddress,
    claim: OnionClaim,
    clock: Clock,
    publishBy: (signal: AbortSignal) => Promise<Publication>,
    onGivenUp: () => void,
  ) {
    this.address = address
    this.claim = claim
    this.#clock = clock
    this.#publishBy = publishBy
    this.#onGivenUp = onGivenUp
    this.ready = new Promise((resolve) => (this.#ready = resolve))
  }

  /** Whoever asked for it has given it up. */
  get over(): boolean {
    return this.#givenUp
  }

  get taken(): boolean {
    return this.takenAt !== undefined
  }

  /** The carrier was asked, and has not answered yet. */
  get begun(): boolean {
    return this.#asking !== undefined
  }

  onStanding(listener: (standing: OnionStanding) => void): void {
    listener(this.standing)
    this.#listeners.add(listener)
  }

  /** @returns undefined when it had to make room meanwhile. @throws when the carrier refuses. */
  async publish(): Promise<Publication | undefined> {
    const asking = new AbortController()
    this.#asking = asking
    this.takenAt = this.#clock.now()
    try {
      this.#stand("publishing")
      const publication = await this.#publishBy(asking.signal)
      if (asking.signal.aborted) return void this.#leave(publication)
      this.#asking = undefined
      this.#current = publication
      return publication
    } catch (error) {
      if (asking.signal.aborted) return undefined
      this.#asking = undefined
      this.takenAt = undefined
      this.#stand("waiting")
      throw error
    }
  }

  /** Whether it is published by this one now. */
  isBy(publication: Publication): boolean {
    return this.#current === publication
  }

  /** @returns false for a publication that was given up. */
  cameUp(publication: Publication): boolean {
    if (!this.isBy(publication)) return false
    this.failures = 0
    this.#stand("up")
    this.#ready()
    return true
  }

  /** Called once, when what is published now is given up. */
  onGone(gone: () => void): void {
    this.#gone = gone
  }

  makeRoom(): void {
    const [asking, current, gone] = [this.#asking, this.#current, this.#gone]
    this.leftAt = this.#clock.now()
    this.#asking = this.#current = this.#gone = this.takenAt = undefined
    asking?.abort()
    gone?.()
    if (current) this.#leave(current)
    this.#stand("waiting")
  }

  async withdraw(): Promise<void> {
    if (!this.#givenUp) {
      this.#givenUp = true
      this.makeRoom()
      this.#ready()
      this.#onGivenUp()
    }
    await Promise.all(this.#leaving.values())
  }

  async close(): Promise<void> {
    const over = this.withdraw()
    await Promise.all([...this.#leaving.keys()].map((publication) => publication.close()))
    await over
  }

  #leave(publication: Publication): void {
    this.#leaving.set(
      publication,
      publication.withdraw().then(() => void this.#leaving.delete(publication)),
    )
  }

  #stand(standing: OnionStanding): void {
    if (this.standing === standing) return
    this.standing = standing
    if (!this.#givenUp) this.#listeners.tell(standing)
  }
}
