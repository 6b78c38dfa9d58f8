/**
 * The asking side: one HTTP/2 session on one stream of bytes. What it is asked fails with a SessionError, the
 * session's beginning with a DialError; nothing ends the process.
 */
import { type ClientHttp2Session, connect, constants } from "node:http2"
import type { Duplex } from "node:stream"
import type { Clock } from "../../core/Clock.ts"
import type { OnionAddress } from "../../core/ids.ts"
import { type Answer, type Ask, type Session, SessionError } from "../Sessions.ts"
import { DialError } from "../Transport.ts"
import type { Talk } from "./Chatter.ts"
import { ClientExchange } from "./ClientExchange.ts"
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

/** Octets beside answers that a server may send at once: more than a stranger, whom this node did not choose. */
const CHATTER = 256 * 1024
/** A session that is closed lets its last octets go for so long. */
const CLOSING_MS = 2_000

export class ClientSession implements Session {
  readonly closed: Promise<string>
  readonly #session: ClientHttp2Session
  readonly #stream: Duplex
  readonly #clock: Clock
  readonly #moved: (octets: number) => void
  readonly #talk: Talk | undefined
  readonly #handshakeMs: number
  /** The other side's SETTINGS have come: only then it is known to speak HTTP/2. */
  readonly #settings: Promise<unknown>
  bytesIn = 0
  bytesOut = 0
  #closing = false

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
    this.#stream = stream
    this.#clock = clock
    this.#moved = moved
    this.#handshakeMs = limits.handshakeMs
    this.#talk = chatter.watch(stream, () => this.close(), CHATTER)
    this.#settings = new Promise((resolve) => session.once("remoteSettings", resolve))
    session.once("connect", () => session.setLocalWindowSize(SESSION_WINDOW))
    this.closed = new Promise((resolve) => {
      let reason = "closed"
      session.on("error", (error) => {
        reason = error.message
        this.close()
      })
      stream.on("error", (error) => (reason = error.message))
      session.on("goaway", (code) => {
        if (code !== constants.NGHTTP2_NO_ERROR) reason = `ended by the other side (code ${code})`
      })
      session.on("frameError", () => undefined)
      // A pushed stream would be an answer that nobody asked for.
      session.on("stream", () => this.close())
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
      const exchange = new ClientExchange(
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
    if (this.#closing) return
    this.#closing = true
    this.#session.destroy()
    // It waits for what is being written, which who does not read would never take.
    const timer = this.#clock.setTimeout(() => this.#stream.destroy(), CLOSING_MS)
    void this.closed.then(() => this.#clock.clearTimeout(timer))
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
