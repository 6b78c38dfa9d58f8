/**
 * The asking side: one HTTP/2 session on one stream of bytes. Every failure is a SessionError; none ends the process.
 */
import {
  type ClientHttp2Session,
  type ClientHttp2Stream,
  type IncomingHttpHeaders,
  connect,
  constants,
} from "node:http2"
import type { Duplex } from "node:stream"
import type { Clock } from "../../core/Clock.ts"
import type { OnionAddress } from "../../core/ids.ts"
import { type Answer, type Ask, type Session, SessionError } from "../Sessions.ts"
import { DialError } from "../Transport.ts"
import type { Talk } from "./Chatter.ts"
import {
  MAX_HEADER_PAIRS,
  MAX_PATH,
  MAX_REQUEST_BODY,
  MAX_SESSION_MEMORY,
  SESSION_WINDOW,
  STREAM_WINDOW,
  type SessionContext,
  settingsFor,
} from "./settings.ts"

/** Octets that may come with a status other than 200. */
const MAX_REFUSAL = 1024
/** Octets beside answers that a server may send at once: more than a stranger, whom this node did not choose. */
const CHATTER = 256 * 1024
/** Octets for each millisecond: at a kilobyte a second the largest answer takes three hours. */
const LEAST_PER_MS = 1

export class ClientSession implements Session {
  readonly closed: Promise<string>
  readonly #session: ClientHttp2Session
  readonly #clock: Clock
  readonly #moved: (octets: number) => void
  readonly #talk: Talk | undefined
  readonly #handshakeMs: number
  /** The other side's SETTINGS have come: only then it is known to speak HTTP/2. */
  readonly #settings: Promise<unknown>
  bytesIn = 0
  bytesOut = 0

  constructor(stream: Duplex, to: OnionAddress, { clock, limits, moved, chatter }: SessionContext) {
    const session = connect(`http://${to}`, {
      createConnection: () => stream,
      settings: settingsFor(limits),
      maxSessionMemory: MAX_SESSION_MEMORY,
      maxHeaderListPairs: MAX_HEADER_PAIRS,
      maxReservedRemoteStreams: 0,
      maxSettings: 16,
    } as object)
    this.#session = session
    this.#clock = clock
    this.#moved = moved
    this.#handshakeMs = limits.handshakeMs
    this.#talk = chatter.watch(stream, () => session.destroy(), CHATTER)
    this.#settings = new Promise((resolve) => session.once("remoteSettings", resolve))
    void this.#settings.then(() => session.destroyed || session.setLocalWindowSize(SESSION_WINDOW))
    this.closed = new Promise((resolve) => {
      let reason = "closed"
      session.on("error", (error) => (reason = error.message))
      stream.on("error", (error) => (reason = error.message))
      session.on("goaway", (code) => {
        if (code !== constants.NGHTTP2_NO_ERROR) reason = `ended by the other side (code ${code})`
      })
      session.on("frameError", () => undefined)
      // A pushed stream would be an answer that nobody asked for.
      session.on("stream", () => session.destroy())
      session.once("close", () => {
        stream.destroy()
        resolve(reason)
      })
    })
  }

  /** Resolves when the other side speaks HTTP/2. The stream must be carried by now. @throws DialError */
  spoken(signal?: AbortSignal): Promise<void> {
    return new Promise((resolve, reject) => {
      const fail = (code: DialError["code"], remedy: DialError["remedy"], words: string) => {
        done()
        reject(new DialError(code, remedy, words))
      }
      const aborted = () => fail("aborted", "stop", "the dial was given up")
      const timer = this.#clock.setTimeout(
        () => fail("timeout", "back-off", "the other side said nothing in time"),
        this.#handshakeMs,
      )
      const done = () => {
        this.#clock.clearTimeout(timer)
        signal?.removeEventListener("abort", aborted)
      }
      if (signal?.aborted) return aborted()
      signal?.addEventListener("abort", aborted, { once: true })
      void this.closed.then((reason) => fail("protocol", "back-off", `the stream ended before it began: ${reason}`))
      void this.#settings.then(() => {
        done()
        resolve()
      })
    })
  }

  ask(ask: Ask): Promise<Answer> {
    return new Promise((resolve, reject) => {
      const refused = this.#refuse(ask)
      if (refused) return reject(refused)
      const stream = this.#session.request(
        { ":method": ask.method, ":path": ask.path },
        { endStream: ask.body === undefined },
      )
      const exchange = new Exchange(
        stream,
        ask,
        this.#clock,
        () => this.bytesIn,
        (bytes) => {
          this.bytesIn += bytes
          this.#talk?.serves(bytes)
          this.#moved(bytes)
        },
      )
      // An answer is waited for when the question has been heard.
      void this.#settings.then(() => exchange.watch())
      this.#talk?.serves(0)
      exchange.result.then(resolve, (error) => {
        // What was under way when it was given up comes all the same, up to the stream's window.
        this.#talk?.serves(Math.min(ask.maxBytes, STREAM_WINDOW))
        reject(error)
      })
      if (ask.body !== undefined) {
        this.bytesOut += ask.body.length
        stream.end(ask.body)
      }
    })
  }

  ping(): Promise<number> {
    const begun = this.#clock.now()
    return new Promise((resolve, reject) => {
      const failed = () => reject(new SessionError("closed", "the session is over"))
      if (this.#session.destroyed) return failed()
      const sent = this.#session.ping((error) => (error ? failed() : resolve(this.#clock.now() - begun)))
      if (!sent) failed()
    })
  }

  close(): void {
    this.#session.destroy()
  }

  #refuse(ask: Ask): SessionError | undefined {
    if (ask.signal?.aborted) return new SessionError("aborted", "the request was given up")
    if (this.#session.destroyed || this.#session.closed) return new SessionError("closed", "the session is over")
    if (ask.path.length > MAX_PATH || !/^\/[\x21-\x7e]*$/.test(ask.path))
      return new SessionError("protocol", "a path is at most 1 KiB of printable ASCII")
    if ((ask.body?.length ?? 0) > MAX_REQUEST_BODY)
      return new SessionError("too-large", "a request's body is at most 256 KiB")
    return undefined
  }
}

/** One request and its answer. */
class Exchange {
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
