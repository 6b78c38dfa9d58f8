/**
 * The streams that a way in serves: how many at once, and how long each may dawdle. Node's own timers are bound to a
 * listening socket, and these streams come from elsewhere. A feed is left alone: whoever writes it watches its reader.
 */
import type { IncomingMessage, Server, ServerResponse } from "node:http"
import type { Duplex } from "node:stream"
import type { Clock } from "../core/Clock.ts"
import { paths } from "../contract/feed.ts"

export const MAX_CONNECTIONS = 64
const HEAD_MS = 20_000
const BODY_MS = 60_000
const ANSWER_MS = 300_000
const IDLE_MS = 60_000
const FEEDS = [paths.feed, paths.logFeed, paths.streams("")]

interface Connection {
  deadline: unknown
  answering: number
}

export class Connections {
  readonly #clock: Clock
  readonly #server: Server
  readonly #open = new Map<Duplex, Connection>()

  constructor(server: Server, clock: Clock) {
    this.#server = server
    this.#clock = clock
    server.prependListener("request", (request, response) => this.#answering(request, response))
  }

  get size(): number {
    return this.#open.size
  }

  attach(stream: Duplex): void {
    stream.on("error", () => stream.destroy())
    if (this.#open.size >= MAX_CONNECTIONS) return void stream.destroy()
    const connection: Connection = { deadline: undefined, answering: 0 }
    this.#open.set(stream, connection)
    stream.once("close", () => {
      this.#clock.clearTimeout(connection.deadline)
      this.#open.delete(stream)
    })
    this.#within(stream, connection, HEAD_MS)
    this.#server.emit("connection", stream)
  }

  closeAll(): void {
    for (const stream of this.#open.keys()) stream.destroy()
  }

  #within(stream: Duplex, connection: Connection, ms: number | null): void {
    this.#clock.clearTimeout(connection.deadline)
    connection.deadline = ms === null ? undefined : this.#clock.setTimeout(() => stream.destroy(), ms)
  }

  #answering(request: IncomingMessage, response: ServerResponse): void {
    const stream: Duplex = request.socket
    const connection = this.#open.get(stream)
    if (!connection) return
    connection.answering++
    const answerMs = FEEDS.some((feed) => request.url?.startsWith(feed)) ? null : ANSWER_MS
    const hasBody =
      request.headers["transfer-encoding"] !== undefined || Number(request.headers["content-length"] ?? 0) > 0
    this.#within(stream, connection, hasBody ? BODY_MS : answerMs)
    if (hasBody) request.once("end", () => this.#within(stream, connection, answerMs))
    response.once("close", () => {
      connection.answering--
      if (connection.answering === 0 && !stream.destroyed) this.#within(stream, connection, IDLE_MS)
    })
  }
}
