/**
 * One transfer onion of a swarm, published and given up as it is needed; always at the same address. Who is connected
 * when it is given up stays until they go.
 */
import type { Handler, Sessions } from "../transport/Sessions.ts"
import type { OnionClaim, OnionSeed, Publication } from "../transport/Transport.ts"
import { type Signer, signer } from "../wire/ed25519.ts"

export class TransferOnion {
  readonly #seed: OnionSeed
  readonly #sessions: Sessions
  readonly #claim: OnionClaim
  readonly #onChange: () => void
  readonly #leaving = new Set<Publication>()
  #signer: Signer | undefined
  #wanted = false
  #publication: Publication | undefined
  #work: Promise<void> | undefined
  #up = false

  /** @param onChange it came up, or went down. */
  constructor(seed: OnionSeed, sessions: Sessions, claim: OnionClaim, onChange: () => void) {
    this.#claim = claim
    this.#seed = seed
    this.#sessions = sessions
    this.#onChange = onChange
  }

  get signer(): Signer {
    return (this.#signer ??= signer(this.#seed))
  }

  /** Its descriptor is there: it can be dialled. */
  get up(): boolean {
    return this.#up
  }

  /** Resolves when it is published, or given up, whichever was asked for last. Again: no change. */
  async hold(handler: Handler): Promise<void> {
    this.#wanted = true
    if (!this.#publication) await (this.#work ??= this.#publish(handler))
  }

  giveUp(): void {
    this.#wanted = false
    if (!this.#work) this.#withdraw()
  }

  /** Given up, and whoever is connected has to go. */
  async close(): Promise<void> {
    this.giveUp()
    await this.#work?.catch(() => undefined)
    await Promise.all([...this.#leaving].map((publication) => publication.close()))
  }

  async #publish(handler: Handler): Promise<void> {
    const publication = await this.#sessions
      .serve(this.#seed, handler, this.#claim)
      .finally(() => (this.#work = undefined))
    this.#publication = publication
    if (!this.#wanted) this.#withdraw()
    else publication.onStanding((standing) => this.#publication === publication && this.#turn(standing === "up"))
  }

  #withdraw(): void {
    const publication = this.#publication
    if (!publication) return
    this.#publication = undefined
    this.#leaving.add(publication)
    void publication.withdraw().then(() => this.#leaving.delete(publication))
    this.#turn(false)
  }

  #turn(up: boolean): void {
    if (this.#up === up) return
    this.#up = up
    this.#onChange()
  }
}
