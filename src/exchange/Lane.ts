/**
 * One lane: a session to one transfer onion of a peer, and the requests in flight on it. Owns its figures (rate, round
 * trip, progress) and keeps the pipeline full; what to ask comes from Download, whom to dial from LanePlanner.
 */
import type { PieceIndex } from "../core/ids.ts"
import { RateMeter } from "../core/RateMeter.ts"
import { fairShare, requestBytes, targetBytes } from "../core/requestPipeline.ts"
import { type Session, SessionError } from "../transport/Sessions.ts"
import type { Carrier } from "./Carrier.ts"
import type { LaneContext, LaneEnd, LanePeer } from "./LaneContext.ts"
import { BadLeaf, type PieceRequest } from "./PieceRequest.ts"

/** So many answers other than the octets asked for end a lane. */
const MAX_REFUSALS = 8
const PING_MS = 5_000

/**
 * A lane is a pipeline over six relays whose round trip is long and swings, so it never waits for an answer before it
 * asks for more. `pump` keeps twice as many octets asked for as the path holds, and some (core/requestPipeline), in
 * requests that grow with the rate. Whatever may have changed that calls it again: an answer, memory that is free
 * again, news of what the peer has.
 *
 * Three measures tell how it does. `rate` is the mean of verified octets of the last seconds; octets that do not fit
 * the tree count for nothing. `best` is what it once managed, and fades by half in a minute, so that a lane that is
 * idle is not thought slow. `rttMs` is the least round trip of late: the last one has our own queue in it.
 *
 * It gets worse in three steps. Silent: nothing came for a few round trips, so others may be asked for the same
 * (`demote`), while the answer is still taken when it comes. Stalled: nothing came for long, and LanePlanner closes it.
 * Refused: the peer answers, but not what was asked; too often, and the lane closes itself. A leaf that does not fit is
 * no matter of the lane: it says so, and its peer is cut off.
 *
 * `inFlight` is kept by both sides: a leaf takes off its octets as it is verified, the end of a request what is left.
 */
export class Lane implements Carrier {
  readonly peer: LanePeer
  readonly index: number
  readonly stream: string
  readonly session: Session
  readonly ended: Promise<LaneEnd>
  readonly meter: RateMeter
  readonly openedAt: number
  /** Of the answers still to come. */
  inFlight = 0
  /** The last verified leaf, or when requests were first out after none were. */
  progressAt: number
  best = 0
  rttMs = 0
  over = false
  /** Since when it takes on nothing more. */
  retiredAt: number | undefined
  readonly #ctx: LaneContext
  readonly #requests = new Map<PieceRequest, AbortController>()
  #answered = 0
  #refusals = 0
  readonly #lacking = new Set<PieceIndex>()
  #reason: string | undefined
  #pinging = false
  #pingedAt = -PING_MS

  constructor(peer: LanePeer, index: number, stream: string, session: Session, ctx: LaneContext) {
    this.peer = peer
    this.index = index
    this.stream = stream
    this.session = session
    this.#ctx = ctx
    this.openedAt = this.progressAt = ctx.clock.now()
    this.meter = new RateMeter(this.openedAt)
    this.ended = session.closed.then((reason) => {
      this.over = true
      for (const request of [...this.#requests.keys()]) this.cancel(request)
      return { reason: this.#reason ?? reason, bytesIn: session.bytesIn, bytesOut: session.bytesOut }
    })
  }

  get rate(): number {
    return this.meter.rate(this.#ctx.clock.now())
  }

  get expectedRate(): number {
    return Math.max(this.rate, this.best / 2)
  }

  get requests(): number {
    return this.#requests.size
  }

  get stalledMs(): number {
    return this.#requests.size === 0 ? 0 : this.#ctx.clock.now() - this.progressAt
  }

  get silent(): boolean {
    return this.stalledMs > Math.max(this.#ctx.silentMs, 4 * this.rttMs)
  }

  /** Fills the pipeline. */
  pump(): void {
    const { download, pipeline, clock, throttle } = this.#ctx
    if (this.over) return
    if (this.retiredAt !== undefined) {
      if (this.#requests.size === 0) this.close("takes on nothing more")
      return
    }
    const figures = { rate: this.rate, rttMs: this.rttMs, answered: this.#answered }
    const left = download.remainder(2 * pipeline.maxBytes)
    const { trial } = this.peer
    const target =
      trial !== undefined
        ? 1
        : Math.min(
            targetBytes(figures, pipeline),
            left ? fairShare(left.octets, figures.rate, left.rate, pipeline) : Number.POSITIVE_INFINITY,
          )
    const size = Math.min(requestBytes(figures, pipeline), trial ?? Number.POSITIVE_INFINITY, throttle.most)
    while (this.inFlight < target && this.#requests.size < pipeline.maxRequests) {
      if (!throttle.take(size, this.#again)) return
      const request = download.next(this, size, clock.now())
      throttle.giveBack(size - (request?.bytes ?? 0))
      if (!request) return
      this.#send(request)
    }
  }

  /** It is its turn at the throttle. */
  readonly #again = (): void => this.pump()

  cancel(request: PieceRequest): void {
    this.#requests.get(request)?.abort()
    this.#finish(request)
  }

  /** Lets others be asked for what this lane does not bring. */
  demote(): void {
    for (const request of this.#requests.keys()) this.#ctx.download.demote(request)
  }

  /** Takes on nothing more, and ends when what was asked of it has come. */
  retire(reason: string): void {
    this.retiredAt ??= this.#ctx.clock.now()
    this.#reason ??= reason
    this.pump()
  }

  close(reason: string): void {
    this.#reason ??= reason
    this.over = true
    for (const request of [...this.#requests.keys()]) this.cancel(request)
    this.session.close()
  }

  onLeaf(octets: number): void {
    const now = this.#ctx.clock.now()
    this.progressAt = now
    this.inFlight -= octets
    this.peer.proved(octets)
    this.meter.add(octets, now)
  }

  /** Once a second: decays the best rate (half in a minute), and measures the round trip now and then. */
  sample(seconds: number): void {
    const now = this.#ctx.clock.now()
    this.best = Math.max(this.rate, this.best * 0.9885 ** seconds)
    if (this.#pinging || this.over || now - this.#pingedAt < PING_MS) return
    this.#pinging = true
    this.#pingedAt = now
    this.session.ping().then(
      (rtt) => {
        this.#pinging = false
        this.rttMs = this.rttMs === 0 ? rtt : Math.min(this.rttMs * 1.005, rtt)
      },
      () => (this.#pinging = false),
    )
  }

  #send(request: PieceRequest): void {
    if (this.#requests.size === 0) this.progressAt = this.#ctx.clock.now()
    const abort = new AbortController()
    this.#requests.set(request, abort)
    this.inFlight += request.bytes
    const { asking } = this.#ctx
    asking
      .piece(this.session, request.range, {
        maxBytes: request.answerBytes,
        signal: abort.signal,
        onChunk: (chunk) => request.push(chunk),
      })
      .then((answer) => {
        if (request.complete) this.#answered++
        else this.#refused(request, answer.status)
      })
      .catch((error: unknown) => {
        if (error instanceof BadLeaf) this.#ctx.events.onBadLeaf(error)
        else if (error instanceof SessionError && error.code === "closed")
          this.close("the other side takes no more requests")
        else if (!request.cancelled) this.#refused(request, 0)
      })
      .finally(() => {
        this.#finish(request)
        this.pump()
      })
  }

  /** Not what was asked for: the peer may have lost the piece; too often, and the lane is of no use. */
  #refused(request: PieceRequest, status: number): void {
    const { piece } = request.piece
    // It has said so of this piece: what else was asked of it tells nothing new.
    if (status === 404 && this.#lacking.has(piece)) return
    if (status === 404) {
      this.#lacking.add(piece)
      this.peer.lacks(piece)
    }
    if (++this.#refusals >= MAX_REFUSALS) this.close("refused too often")
  }

  #finish(request: PieceRequest): void {
    if (!this.#requests.delete(request)) return
    // Leaves that this answer brought have been taken off as they came.
    this.inFlight -= request.bytes - request.counted
    this.#ctx.download.over(request)
    const wasted = request.received - request.counted
    if (wasted > 0) this.#ctx.events.onWaste(wasted)
  }
}
