/**
 * The one response writer. All answers of all onions of a node look the same: `:status` alone, no date, no server, no
 * length, and one 404 for everything that is not there (invariant I6).
 */
import type { ServerHttp2Stream } from "node:http2"
import type { Reply } from "../Sessions.ts"
import { LONG } from "./AnswerTurns.ts"
import type { Progress } from "./Progress.ts"

/** A body goes piece by piece, so that what a caller does not take lies in no queue of node:http2. */
const SLICE = 256 * 1024

export const writeReply = async (
  stream: ServerHttp2Stream,
  reply: Reply,
  progress: Progress,
  moved: (octets: number) => void,
): Promise<void> => {
  if (stream.destroyed || stream.headersSent) return
  if (reply === undefined) return stream.respond({ ":status": 404 }, { endStream: true, sendDate: false } as object)
  stream.respond({ ":status": 200 }, { sendDate: false } as object)
  if ("body" in reply && reply.body.length <= LONG) return void stream.end(reply.body)
  for await (const chunk of "body" in reply ? slices(reply.body) : resting(reply.chunks, progress)) {
    if (stream.destroyed) return
    await written(stream, chunk)
    moved(chunk.length)
    progress.moved = true
  }
  stream.end()
}

async function* slices(body: Uint8Array): AsyncIterable<Uint8Array> {
  for (let at = 0; at < body.length; at += SLICE) yield body.subarray(at, at + SLICE)
}

/**
 * Until the chunk has been handed to the carrier, not only to a buffer: so the handler's budgets count what really
 * waits.
 */
const written = (stream: ServerHttp2Stream, chunk: Uint8Array): Promise<void> =>
  new Promise((resolve, reject) => {
    const gone = () => reject(new Error("the caller's stream is closed"))
    stream.once("close", gone)
    stream.write(chunk, (error) => {
      stream.off("close", gone)
      if (error) reject(error)
      else resolve()
    })
  })

/**
 * Marks the time in which the next chunk is awaited from us as rest: only waiting for the caller is a lack of progress.
 */
async function* resting(chunks: AsyncIterable<Uint8Array>, progress: Progress): AsyncIterable<Uint8Array> {
  progress.resting = true
  for await (const chunk of chunks) {
    progress.resting = false
    yield chunk
    progress.resting = true
  }
  progress.resting = false
}
