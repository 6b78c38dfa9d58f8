/**
 * What all server-sent events of a way in have in common: the head, gzip for those who take it, the life of one answer
 * (until the reader goes, is cut off, the session ends, or the node does, which is told), and the eye on a reader that
 * takes nothing.
 */
import { once } from "node:events"
import { pipeline, type Writable } from "node:stream"
import { setTimeout as real } from "node:timers/promises"
import { constants, createGzip } from "node:zlib"
import type { FastifyReply, FastifyRequest } from "fastify"
import type { Clock } from "../core/Clock.ts"
import { securityHeaders } from "./headers.ts"
import { takesGzip } from "./gzip.ts"
import { whileSignedIn } from "./whileSignedIn.ts"

const STALL_MS = 30_000
/** What the last words may take to get away; whoever has not got them by then sees the end alone. */
const LAST_WORDS_MS = 250
const lastWords = "event: stopped\ndata: {}\n\n"

export interface EventReader {
  readonly out: Writable
  /** Aborted when nothing more can be, or shall be, written. */
  readonly signal: AbortSignal
}

export class EventStreams {
  readonly #onDefect: ((error: unknown) => void) | undefined
  readonly #ended = new AbortController()
  readonly #open = new Set<Promise<void>>()

  constructor(onDefect?: (error: unknown) => void) {
    this.#onDefect = onDefect
  }

  /** Takes the answer over, has `write` write it, and ends it when that returns. */
  async open(
    request: FastifyRequest,
    reply: FastifyReply,
    write: (reader: EventReader) => Promise<void>,
  ): Promise<void> {
    const answer = this.#answer(request, reply, write)
    this.#open.add(answer)
    await answer
    this.#open.delete(answer)
  }

  /** Tells all readers that the node ends, and resolves when they know, or shortly after. */
  async end(): Promise<void> {
    this.#ended.abort()
    if (this.#open.size > 0) await Promise.race([Promise.all(this.#open), real(LAST_WORDS_MS)])
  }

  async #answer(
    request: FastifyRequest,
    reply: FastifyReply,
    write: (reader: EventReader) => Promise<void>,
  ): Promise<void> {
    const zipped = takesGzip(request)
    const { raw } = reply.hijack()
    const gone = whileSignedIn(request, reply)
    if (gone.aborted) return
    raw.writeHead(200, {
      ...securityHeaders,
      "content-type": "text/event-stream; charset=utf-8",
      ...(zipped && { "content-encoding": "gzip" }),
    })
    raw.flushHeaders()
    const out = zipped ? zip(raw) : raw
    try {
      await write({ out, signal: AbortSignal.any([gone, this.#ended.signal]) })
      if (!gone.aborted) {
        out.end(this.#ended.signal.aborted ? lastWords : "")
        await once(raw, "finish", { signal: gone })
      }
    } catch (error) {
      if (!gone.aborted) this.#onDefect?.(error)
    }
    raw.destroy()
  }
}

/** Each write goes out at once: a message must not wait for the next one. */
const zip = (raw: Writable): Writable => {
  const gzip = createGzip({ flush: constants.Z_SYNC_FLUSH })
  pipeline(gzip, raw, () => undefined)
  return gzip
}

/** To be asked once a second: whether the reader is behind. One that takes nothing for 30 s is cut off. */
export const stallWatch = (clock: Clock, out: Writable): (() => boolean) => {
  let since: number | undefined
  return () => {
    since = out.writableNeedDrain ? (since ?? clock.now()) : undefined
    if (since !== undefined && clock.now() - since >= STALL_MS) out.destroy()
    return since !== undefined
  }
}
