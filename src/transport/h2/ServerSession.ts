/**
 * The answering side: bounds of one stranger's session, and the one response writer. Strangers see two answers: 200
 * with a body, and the one 404; no header but `:status`. What breaks a bound ends the session, and is told to the
 * onion's places.
 */
import { type IncomingHttpHeaders, type ServerHttp2Session, type ServerHttp2Stream, constants } from "node:http2"
import type { Duplex } from "node:stream"
import type { Clock } from "../../core/Clock.ts"
import type { Handler, Incoming, Reply } from "../Sessions.ts"
import type { AnswerTurns, Asker } from "./AnswerTurns.ts"
import { Held } from "./Bodies.ts"
import type { Chatter, Talk } from "./Chatter.ts"
import type { Guest } from "./Places.ts"
import { Progress } from "./Progress.ts"
import { readRequest, type RequestContext } from "./readRequest.ts"
import { MAX_HEADER_BLOCK, type SessionLimits } from "./settings.ts"
import { writeReply } from "./writeReply.ts"

/** What the onion and the node are to a session. */
export interface ServerContext {
  readonly clock: Clock
  readonly limits: SessionLimits
  readonly moved: (octets: number) => void
  readonly handler: Handler
  /** The session's place is free again. */
  readonly left: (guest: Guest, struck: boolean) => void
  readonly welcome: (guest: Guest) => void
  readonly bodies: RequestContext["bodies"]
  readonly turns: AnswerTurns
  readonly chatter: Chatter
}

/** Why a request's signal is aborted: without one, Node makes an error with a stack for every request. */
const OVER = new Error("the request is over")
/** Octets at a time that show that a caller takes an answer, and does not only listen. */
const TAKEN = 16 * 1024

export class ServerSession implements Guest {
  readonly #stream: Duplex
  readonly #session: ServerHttp2Session
  readonly #context: ServerContext
  readonly #asker: Asker
  readonly #began: number
  heard = false
  member = false
  activeAt: number
  readonly #talk: Talk | undefined
  #asked = false
  #struck = false
  #resets = 0
  #open = 0
  #idle: unknown

  constructor(stream: Duplex, session: ServerHttp2Session, id: number, context: ServerContext) {
    const { clock, limits } = context
    this.#stream = stream
    this.#session = session
    this.#context = context
    this.#began = this.activeAt = clock.now()
    this.#talk = context.chatter.watch(stream, this.strike)
    this.#asker = context.turns.asker(this.strike)
    const age = clock.setTimeout(() => session.close(), limits.ageMs)
    // A broken circuit is no violation; what node:http2 refuses is.
    session.on("error", (error: Error & { readonly code?: string }) => {
      this.#struck ||= error.code?.startsWith("ERR_HTTP2") === true
      session.destroy()
    })
    session.on("frameError", this.strike)
    session.once("close", () => {
      clock.clearTimeout(this.#idle)
      clock.clearTimeout(age)
      context.turns.drop(this.#asker)
      context.left(this, this.#struck)
    })
    this.#idle = clock.setTimeout(this.strike, limits.firstMs)
    const request: RequestContext = {
      session: id,
      bodies: context.bodies,
      held: new Held(this.strike),
      isOver: () => session.destroyed,
      cutOff: this.strike,
      welcome: () => context.welcome(this),
    }
    session.on(
      "stream",
      (asked: ServerHttp2Stream, headers: IncomingHttpHeaders, _flags: number, raw: readonly string[]) => {
        asked.on("error", () => undefined)
        // Node tells of a stream one tick late: it may be reset already, and its session over.
        if (asked.destroyed) return this.#countReset()
        const octets = octetsOf(raw)
        if (octets > MAX_HEADER_BLOCK) return this.strike()
        this.#talk?.serves(octets)
        this.#answer(asked, headers, request)
      },
    )
  }

  /**
   * Ends the session without a word. What node:http2 would say, a reset first or GOAWAY alone, depends on how octets
   * came in, and would make onions differ.
   */
  readonly end = (): void => {
    this.#stream.destroy()
    this.#session.destroy()
  }

  /** Ends the session for what it did. */
  readonly strike = (): void => {
    this.#struck = true
    this.end()
  }

  #answer(stream: ServerHttp2Stream, headers: IncomingHttpHeaders, request: RequestContext): void {
    const { clock, limits, moved, turns } = this.#context
    this.#open++
    if (this.#asked) clock.clearTimeout(this.#idle)
    const ended = new AbortController()
    const watch = new Progress(stream, clock, limits.progressMs, this.strike)
    let body = stream.endAfterHeaders ? undefined : clock.setTimeout(this.strike, limits.requestMs)
    const whole = () => {
      if (body !== undefined) clock.clearTimeout(body)
      body = undefined
    }
    stream.once("close", () => {
      ended.abort(OVER)
      watch.stop()
      whole()
      if (stream.rstCode !== constants.NGHTTP2_NO_ERROR) this.#countReset()
      if (--this.#open === 0 && !this.#session.destroyed) this.#rest()
    })
    void readRequest(stream, headers, request, ended.signal, this.#talk)
      .then((incoming) => {
        whole()
        this.#active()
        // Until its turn comes the question waits for us.
        watch.resting = true
        return this.#handled(incoming)
      })
      .catch(() => undefined)
      .then((reply: Reply) => {
        watch.resting = false
        if (reply !== undefined) this.heard = true
        const taken = turns.made(this.#asker, reply && ("body" in reply ? reply.body.length : 0))
        return writeReply(stream, reply, watch, (octets) => {
          moved(octets)
          turns.moved(this.#asker)
          if (octets >= TAKEN) this.activeAt = clock.now()
        }).finally(taken)
      })
      .catch(() => stream.destroy())
  }

  /** What the handler says, asked in its turn; never, if the session ends before. */
  #handled(incoming: Incoming | undefined): Promise<Reply> {
    const { handler, turns } = this.#context
    return new Promise((resolve, reject) =>
      turns.ask(this.#asker, () => {
        try {
          resolve(incoming && handler(incoming))
        } catch (error) {
          reject(error as Error)
        }
      }),
    )
  }

  /** A whole request: from now on the session has time between its requests. */
  #active(): void {
    this.#asked = true
    this.activeAt = this.#context.clock.now()
    this.#context.clock.clearTimeout(this.#idle)
  }

  #rest(): void {
    const { clock, limits } = this.#context
    clock.clearTimeout(this.#idle)
    this.#idle = clock.setTimeout(this.end, limits.idleMs)
  }

  /**
   * One reset a second is a downloader's right, who got a piece elsewhere; a burst beyond that is an attack
   * (CVE-2023-44487).
   */
  #countReset(): void {
    const { clock, limits } = this.#context
    if (++this.#resets > limits.resets + (clock.now() - this.#began) / 1_000) this.strike()
  }
}

/** Node's own limit is for each frame, not for a block that goes on in CONTINUATION frames. */
const octetsOf = (raw: readonly string[]): number => raw.reduce((sum, text) => sum + text.length, 0)
