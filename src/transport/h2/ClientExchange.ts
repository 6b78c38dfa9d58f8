/** The asking side of one request: its answer, how much of it may come, and how slowly. */
import { type ClientHttp2Stream, type IncomingHttpHeaders, constants } from "node:http2"
import type { Clock } from "../../core/Clock.ts"
import { type Answer, type Ask, SessionError } from "../Sessions.ts"

/** Octets that may come with a status other than 200. */
const MAX_REFUSAL = 1024
/** Octets for each millisecond: at a kilobyte a second the largest answer takes three hours. */
const LEAST_PER_MS = 1

export class ClientExchange {
  readonly result: Promise<Answer>
  readonly #stream: ClientHttp2Stream
  readonly #ask: Ask
  readonly #clock: Clock
  readonly #all: () => number
  #settle: { resolve: (answer: Answer) => void; reject: (error: unknown) => void } | undefined
  #idle: unknown
  /** Octets of the answer since the last look; its beginning counts for a whole period. */
  #came = 0

  /** @param all octets that have come of all answers of the session. */
  constructor(stream: ClientHttp2Stream, ask: Ask, clock: Clock, all: () => number, count: (bytes: number) => void) {
    this.#stream = stream
    this.#ask = ask
    this.#clock = clock
    this.#all = all
    this.result = new Promise((resolve, reject) => (this.#settle = { resolve, reject }))
    let status = 0
    let received = 0
    const kept: Buffer[] = []
    const aborted = () => this.#fail(new SessionError("aborted", "the request was given up"))
    ask.signal?.addEventListener("abort", aborted, { once: true })
    stream.on("response", (headers: IncomingHttpHeaders) => {
      status = Number(headers[":status"])
      this.#came = Number.POSITIVE_INFINITY
      stream.on("data", data)
    })
    // Listened to only once the status is known: `response` comes a tick late, and over streams that are no sockets
    // data may be first.
    const data = (chunk: Buffer) => {
      this.#came += chunk.length
      received += chunk.length
      count(chunk.length)
      if (received > ask.maxBytes)
        return this.#fail(new SessionError("too-large", `the answer is larger than ${ask.maxBytes} octets`))
      if (status !== 200 && received > MAX_REFUSAL)
        return this.#fail(new SessionError("protocol", "more comes beside the answer than a refusal needs"))
      if (status !== 200 || !ask.onChunk) return void kept.push(chunk)
      try {
        ask.onChunk(chunk)
      } catch (error) {
        this.#fail(error)
      }
    }
    stream.on("error", (error) => this.#fail(new SessionError("reset", error.message)))
    stream.on("aborted", () => this.#fail(new SessionError("reset", "the other side broke the answer off")))
    stream.on("close", () => {
      ask.signal?.removeEventListener("abort", aborted)
      this.#clock.clearTimeout(this.#idle)
      if (stream.rstCode !== constants.NGHTTP2_NO_ERROR || status === 0)
        this.#fail(new SessionError("reset", "the other side broke the answer off"))
      else this.#settle?.resolve({ status, body: kept.length === 1 ? kept[0]! : Buffer.concat(kept) })
      this.#settle = undefined
    })
  }

  /**
   * Rejects when nothing has come for a whole period; of what is collected, when so little comes that it would hardly
   * end. There answers that share the session share its pace: one waits as long as the others bring enough.
   */
  watch(): void {
    const { idleMs, onChunk } = this.#ask
    if (idleMs === undefined || !this.#settle) return
    const before = this.#all()
    this.#idle = this.#clock.setTimeout(() => {
      const came = onChunk ? this.#came : Math.max(this.#came, this.#all() - before)
      if (came === 0) return this.#fail(new SessionError("idle", "nothing came in time"))
      if (!onChunk && came < idleMs * LEAST_PER_MS)
        return this.#fail(new SessionError("idle", "what comes is too slow ever to be whole"))
      this.#came = 0
      this.watch()
    }, idleMs)
  }

  #fail(error: unknown): void {
    this.#settle?.reject(error)
    this.#settle = undefined
    if (!this.#stream.destroyed) this.#stream.close(constants.NGHTTP2_CANCEL)
  }
}
