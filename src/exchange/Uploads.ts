/**
 * What a swarm's onions answer: `have`, and octets of committed pieces. Everything else, and every piece that is not
 * verified and committed, gets the one 404. Owns the caps on what strangers can make this node read and hold: one
 * budget of the swarm, whichever onion is asked.
 */
import type { Bitfield } from "../core/Bitfield.ts"
import type { Clock } from "../core/Clock.ts"
import type { InfoHash, PieceIndex } from "../core/ids.ts"
import { pieceSize } from "../core/merkle.ts"
import { LEAF_SIZE } from "../core/merkleTree.ts"
import { RateMeter } from "../core/RateMeter.ts"
import type { Throttle } from "./Throttle.ts"
import { type PieceStore, StoreError } from "../storage/PieceStore.ts"
import type { Handler, Incoming } from "../transport/Sessions.ts"
import { router } from "../wire/routes/router.ts"
import type { PeersExchange } from "../wire/PeersExchange.ts"
import { swarmRoutes } from "../wire/routes/swarm.ts"
import type { Announcements } from "./Announcements.ts"
import type { PieceRange, SwarmAnswers } from "./Exchange.ts"
import type { ExchangeLimits } from "./ExchangeLimits.ts"
import type { ReadBuffers } from "./ReadBuffers.ts"
import type { UploadBudget } from "./UploadBudget.ts"
import type { UploadShares } from "./UploadShares.ts"

/** A caller's session, as far as it is known here. */
export interface UploadSession {
  requests: number
  haves: number
  bytes: number
  lastAt: number
  readonly isOver: () => boolean
}

/** A `have` answer that runs. */
interface HaveAnswer {
  readonly session: UploadSession
  readonly end: AbortController
}

/** What is served, as it stands now. */
export interface Served {
  readonly infoHash: InfoHash
  readonly store: PieceStore
  /** Verified and committed. */
  readonly have: Bitfield
  readonly closed: boolean
  /** How fast octets of pieces may go out. */
  readonly throttle: Throttle
  /** So many octets of it have gone out. */
  sent(piece: PieceIndex, octets: number): void
  /** Somebody is here who was not. */
  called(): void
  /** They have had their first octets. */
  took(): void
  /** In private swarms; else nobody is told of others here. */
  readonly peers?: (exchange: PeersExchange, incoming: Incoming) => PeersExchange | undefined
  storeFailed(error: StoreError): void
  /** What was to be served of the piece does not fit any more. */
  pieceChanged(piece: PieceIndex, error: StoreError): void
}

/** What the uploads of all swarms share. */
export interface UploadsShared {
  readonly clock: Clock
  readonly limits: ExchangeLimits
  readonly uploads: UploadShares
  readonly readBuffers: ReadBuffers
}

/** Octets read and sent at a time. */
const SLICE = 1024 * 1024
/** A session that has been quiet for so long is no longer shown. */
const QUIET_MS = 60_000

/** Leaves are what can be compared, so none is read in two. */
const wholeLeaves = (octets: number, left: number): number =>
  octets >= left ? left : Math.max(LEAF_SIZE, octets - (octets % LEAF_SIZE))

export class Uploads {
  readonly sessions = new Map<number, UploadSession>()
  readonly meter: RateMeter
  readonly #clock: Clock
  readonly #limits: ExchangeLimits
  readonly #budget: UploadBudget
  readonly #buffers: ReadBuffers
  readonly #announcements: Announcements
  readonly #swarm: Served
  readonly #haves = new Set<HaveAnswer>()

  constructor(swarm: Served, announcements: Announcements, shared: UploadsShared) {
    this.#swarm = swarm
    this.#announcements = announcements
    this.#budget = shared.uploads.budget()
    this.#buffers = shared.readBuffers
    this.#clock = shared.clock
    this.#limits = shared.limits
    this.meter = new RateMeter(shared.clock.now())
  }

  readonly handle: Handler = router(swarmRoutes, {
    have: ({ to, incoming }) => (this.#is(to) ? this.have(incoming) : undefined),
    peers: ({ to, body, incoming }) => {
      const { closed, peers } = this.#swarm
      const exchange = this.#is(to) && !closed && peers ? body() : undefined
      return exchange && peers!(exchange, incoming)
    },
    piece: ({ to, incoming }) => (this.#is(to) ? this.piece(to, incoming) : undefined),
  })

  readonly have: SwarmAnswers["have"] = (incoming) => {
    if (this.#swarm.closed) return undefined
    const session = this.#session(incoming)
    return session.haves < this.#limits.haveAnswersPerSession ? this.#have(session, incoming) : undefined
  }

  readonly piece: SwarmAnswers["piece"] = (range, incoming) => {
    if (this.#swarm.closed) return undefined
    const session = this.#session(incoming)
    if (!this.#serves(range)) return undefined
    if (session.requests < this.#limits.uploadRequests) return this.#piece(range, session, incoming)
    incoming.cutOff("too many requests at once")
    return undefined
  }

  #is({ infoHash }: { readonly infoHash: InfoHash }): boolean {
    return infoHash === this.#swarm.infoHash
  }

  /** Whole leaves of a committed piece, and nothing else. */
  #serves({ piece, offset, length }: PieceRange): boolean {
    if (!this.#swarm.have.has(piece)) return false
    const end = offset + length
    const size = pieceSize(this.#swarm.store.metainfo, piece)
    return end <= size && offset % LEAF_SIZE === 0 && (end === size || end % LEAF_SIZE === 0)
  }

  async *#have(session: UploadSession, incoming: Incoming): AsyncGenerator<Uint8Array, void> {
    const answer: HaveAnswer = { session, end: new AbortController() }
    const end = () => answer.end.abort()
    if (this.#haves.size >= this.#limits.haveAnswers) this.#leastUseful()?.end.abort()
    session.haves++
    this.#haves.add(answer)
    incoming.signal.addEventListener("abort", end, { once: true })
    if (incoming.signal.aborted) end()
    try {
      for await (const frame of this.#announcements.answer(answer.end.signal)) yield frame
    } finally {
      incoming.signal.removeEventListener("abort", end)
      session.haves--
      this.#haves.delete(answer)
      session.lastAt = this.#clock.now()
    }
  }

  async *#piece(range: PieceRange, session: UploadSession, incoming: Incoming): AsyncGenerator<Uint8Array, void> {
    const { store, throttle } = this.#swarm
    session.requests++
    try {
      if (range.leaves) yield await store.leaves(range.piece)
      const end = range.offset + range.length
      for (let at = range.offset; at < end;) {
        const most = Math.min(SLICE, throttle.most, end - at)
        const octets = wholeLeaves(this.#budget.slice(incoming.session, most), end - at)
        // Before it holds anything of the budget: who waits for the limit takes no place of another's.
        const held = throttle.pass(octets, incoming.signal)
        if (held) await held
        await this.#budget.acquire(incoming.session, octets, at > range.offset, incoming.cutOff)
        try {
          if (incoming.signal.aborted) return
          const buffer = this.#buffers.take(octets)
          yield await store.read(range.piece, at, octets, buffer)
          // Asked for more, so these were sent. An answer that is broken off never comes here: its octets may still be
          // under way.
          this.#buffers.giveBack(buffer)
          if (session.bytes === 0) {
            incoming.welcome?.()
            this.#swarm.took()
          }
          session.bytes += octets
          this.meter.add(octets, this.#clock.now())
          this.#swarm.sent(range.piece, octets)
        } finally {
          this.#budget.release(incoming.session, octets)
        }
        at += octets
      }
    } catch (error) {
      if (error instanceof StoreError && error.code === "changed") this.#swarm.pieceChanged(range.piece, error)
      else if (error instanceof StoreError) this.#swarm.storeFailed(error)
      throw error
    } finally {
      session.requests--
      session.lastAt = this.#clock.now()
    }
  }

  /**
   * Of those who listen: who has taken no octets before who has; then the one that did so, or began to listen, longest
   * ago.
   */
  #leastUseful(): HaveAnswer | undefined {
    let least: HaveAnswer | undefined
    const earlier = (a: UploadSession, b: UploadSession) =>
      a.bytes > 0 === b.bytes > 0 ? a.lastAt < b.lastAt : b.bytes > 0
    for (const one of this.#haves)
      if (!one.end.signal.aborted && (!least || earlier(one.session, least.session))) least = one
    return least
  }

  #session({ session: id, isOver }: Incoming): UploadSession {
    const known = this.sessions.get(id)
    if (known) return known
    this.sweep()
    const session = { requests: 0, haves: 0, bytes: 0, lastAt: this.#clock.now(), isOver }
    this.sessions.set(id, session)
    this.#swarm.called()
    return session
  }

  /** The swarm was left. */
  end(): void {
    this.#budget.end()
  }

  /** Forgets the sessions that are over, or have been quiet. */
  sweep(): void {
    const now = this.#clock.now()
    for (const [id, s] of this.sessions) {
      if (s.requests === 0 && s.haves === 0 && (s.isOver() || now - s.lastAt > QUIET_MS)) {
        this.sessions.delete(id)
        this.#budget.forget(id)
      }
    }
  }
}
