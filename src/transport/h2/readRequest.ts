/** One request as it comes in: its path and its body, whole and within their caps, or nothing. */
import { type IncomingHttpHeaders, type ServerHttp2Stream, constants } from "node:http2"
import type { Incoming } from "../Sessions.ts"
import type { Bodies, Held } from "./Bodies.ts"
import type { Talk } from "./Chatter.ts"
import { MAX_PATH, MAX_REQUEST_BODY } from "./settings.ts"

/** What a request's session is to it. */
export interface RequestContext {
  /** Names the session. */
  readonly session: number
  readonly bodies: Bodies
  readonly held: Held
  readonly isOver: () => boolean
  readonly cutOff: () => void
  readonly welcome: () => void
}

/**
 * The request, or undefined for what gets the 404 without being looked at. Rejects when the stream ends before it is
 * whole.
 */
export const readRequest = async (
  stream: ServerHttp2Stream,
  headers: IncomingHttpHeaders,
  { bodies, held, ...caller }: RequestContext,
  signal: AbortSignal,
  talk: Talk | undefined,
): Promise<Incoming | undefined> => {
  const method = headers[":method"]
  const path = headers[":path"] ?? ""
  const body = await readBody(stream, bodies, held, talk)
  if ((method !== "GET" && method !== "POST") || path.length > MAX_PATH || body === undefined) return undefined
  return { method, path, body, signal, ...caller }
}

const NOTHING = new Uint8Array()
/** Made once: an error with a stack for every stream that closes is a fiftieth of what a short question costs. */
const CUT = new Error("cut")
const GONE = new Error("gone")

const readBody = (
  stream: ServerHttp2Stream,
  bodies: Bodies,
  held: Held,
  talk: Talk | undefined,
): Promise<Uint8Array | undefined> => {
  if (stream.endAfterHeaders) {
    stream.resume()
    return Promise.resolve(NOTHING)
  }
  let size = 0
  let kept = 0
  return new Promise<Uint8Array | undefined>((resolve, reject) => {
    const chunks: Buffer[] = []
    stream.on("data", (chunk: Buffer) => {
      size += chunk.length
      talk?.serves(chunk.length)
      if (size > MAX_REQUEST_BODY) {
        resolve(undefined)
        return stream.close(constants.NGHTTP2_ENHANCE_YOUR_CALM)
      }
      chunks.push(chunk)
      kept += chunk.length
      bodies.add(held, chunk.length)
    })
    // A stream that is cut ends like one that is whole: only whole bodies reach a handler.
    stream.on("end", () => (stream.aborted ? reject(CUT) : resolve(Buffer.concat(chunks))))
    stream.on("close", () => reject(GONE))
  }).finally(() => bodies.release(held, kept))
}
