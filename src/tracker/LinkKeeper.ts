/**
 * Keeps a few links to others that hold the same tracker: finds them in the address book, dials them at a pace,
 * replaces what ends.
 */
import type { Clock } from "../core/Clock.ts"
import type { OnionAddress, TrackerKey } from "../core/ids.ts"
import type { Prng } from "../core/prng.ts"
import { wait } from "../core/wait.ts"
import type { Sessions } from "../transport/Sessions.ts"
import type { AddressBook } from "./AddressBook.ts"
import type { Room } from "./Room.ts"
import { runLink } from "./RoomLink.ts"
import { TrackerClient } from "./TrackerClient.ts"

/** Between two dials of one keeper; also how long who was linked is left alone when that ended at once. */
const PACE_MS = 1_000
const LOOK_AGAIN_MS = 5_000

export interface LinkDeps {
  readonly tracker: TrackerKey
  readonly room: Room
  readonly book: AddressBook
  readonly sessions: Sessions
  readonly clock: Clock
  readonly random: Prng
}

export class LinkKeeper {
  readonly #deps: LinkDeps
  readonly #ended = new AbortController()
  readonly #linked = new Set<OnionAddress>()
  #open = 0

  constructor(deps: LinkDeps) {
    this.#deps = deps
    for (let slot = 0; slot < deps.room.limits.linksOut; slot++) void this.#keep(slot)
  }

  /** Links that are up. */
  get size(): number {
    return this.#open
  }

  stop(): void {
    this.#ended.abort()
  }

  async #keep(slot: number): Promise<void> {
    const { book, clock, random } = this.#deps
    const { signal } = this.#ended
    await wait(clock, slot * PACE_MS, signal)
    while (!signal.aborted) {
      const address = book.next(this.#linked)
      if (!address) {
        await wait(clock, LOOK_AGAIN_MS * (0.5 + random()), signal)
        continue
      }
      this.#linked.add(address)
      await this.#link(address, signal, slot === 0)
      this.#linked.delete(address)
      await wait(clock, PACE_MS * (1 + random()), signal)
    }
  }

  /** @param passing whether it is exchanged for another after a while. */
  async #link(address: OnionAddress, signal: AbortSignal, passing: boolean): Promise<void> {
    const { tracker, room, book, sessions, clock, random } = this.#deps
    const begun = clock.now()
    try {
      const session = await sessions.connect(address, { circuit: `room-${tracker}-${address}`, signal })
      const client = new TrackerClient(session, room.limits.idleMs, signal)
      const stop = () => session.close()
      signal.addEventListener("abort", stop, { once: true })
      const timer = passing ? clock.setTimeout(stop, room.limits.exchangeMs * (0.5 + random())) : undefined
      try {
        const head = await client.head()
        if (!head) throw new Error("it serves no such tracker")
        book.answered(address, clock.now() - begun)
        room.takeHead(head)
        this.#open++
        await runLink(room, client, clock, random).finally(() => this.#open--)
      } finally {
        clock.clearTimeout(timer)
        signal.removeEventListener("abort", stop)
        session.close()
      }
    } catch {
      // One that was up for long has done its duty; one that never was, or ended at once, backs off.
      if (!signal.aborted && clock.now() - begun < 60_000) book.failed(address)
    }
  }
}
