/**
 * What all server-sent events of the management API have in common: the head, the life of one answer (until the reader goes, is
 * cut off, or the server ends), and the eye on a reader that takes nothing.
 */
import type { Writable } from "node:stream"
import type { FastifyReply } from "fastify"
import type { Clock } from "../core/Clock.ts"
import { securityHeaders } from "./headers.ts"

const STALL_MS = 30_000

export interface EventReader {
  readonly out: Writable
  /** Aborted when nothing more can be, or shall be, written. */
  readonly signal: AbortSignal
}

/** Takes the answer over, has `write` write it, and ends it when that returns. */
export const eventStream = async (
  reply: FastifyReply, ended: AbortSignal, onDefect: ((error: unknown) => void) | undefined, write: (reader: EventReader) => Promise<void>,
): Promise<void> => {
  reply.hijack()
  const gone = new AbortController()
  reply.raw.once("close", () => gone.abort())
  reply.raw.writeHead(200, { ...securityHeaders, "content-type": "text/event-stream; charset=utf-8" })
  reply.raw.flushHeaders()
  try {
    await write({ out: reply.raw, signal: AbortSignal.any([gone.signal, ended]) })
  } catch (error) {
    onDefect?.(error)
  }
  reply.raw.destroy()
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
