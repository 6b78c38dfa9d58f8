/**
 * The answering side: bounds of one stranger's session, and the one response writer. Strangers see two answers: 200 with a
 * body, and the one 404; no header but `:status`. What breaks a bound ends the session.
 */
import { type IncomingHttpHeaders, type ServerHttp2Session, type ServerHttp2Stream, constants } from "node:http2"
import type { Handler, Incoming, Reply } from "../Sessions.ts"
import { MAX_HEADER_BLOCK, MAX_PATH, MAX_REQUEST_BODY, SESSION_WINDOW, type SessionContext } from "./settings.ts"
import { Progress } from "./Progress.ts"
import { writeReply } from "./writeReply.ts"

export const serveSession = (session: ServerHttp2Session, id: number, handler: Handler, { clock, limits, moved }: SessionContext): void => {
  const began = clock.now()
  let resets = 0
  let open = 0
  let idle: unknown
  const end = () => session.destroy()
  const rest = () => {
    clock.clearTimeout(idle)
    idle = clock.setTimeout(end, limits.idleMs)
  }
  const age = clock.setTimeout(() => session.close(), limits.ageMs)
  /** One reset a second is a downloader's right, who got a piece elsewhere; a burst beyond that is an attack (CVE-2023-44487). */
  const countReset = () => {
    if (++resets > limits.resets + (clock.now() - began) / 1_000) end()
  }

  session.on("error", end)
  session.on("frameError", end)
  session.on("connect", () => session.setLocalWindowSize(SESSION_WINDOW))
  session.once("close", () => {
    clock.clearTimeout(idle)
    clock.clearTimeout(age)
  })
  rest()
  session.on("stream", (stream: ServerHttp2Stream, headers: IncomingHttpHeaders, _flags: number, raw: readonly string[]) => {
    stream.on("error", () => undefined)
    // Node tells of a stream one tick late: it may be reset already, and its session over.
    if (stream.destroyed) return countReset()
    if (octetsOf(raw) > MAX_HEADER_BLOCK) return end()
    open++
    clock.clearTimeout(idle)
    const ended = new AbortController()
    const watch = new Progress(stream, clock, limits.progressMs, end)
    stream.once("close", () => {
      ended.abort()
      watch.stop()
      if (stream.rstCode !== constants.NGHTTP2_NO_ERROR) countReset()
      if (--open === 0 && !session.destroyed) rest()
    })
    void receive(stream, headers, id, ended.signal, end)
      .then((incoming) => (incoming ? handler(incoming) : undefined))
      .catch(() => undefined)
      .then((reply: Reply) => writeReply(stream, reply, watch, moved))
      .catch(() => stream.destroy())
  })
}

/** Node's own limit is for each frame, not for a block that goes on in CONTINUATION frames. */
const octetsOf = (raw: readonly string[]): number => raw.reduce((sum, text) => sum + text.length, 0)

/** The request, or undefined for what gets the 404 without being looked at. */
const receive = async (
  stream: ServerHttp2Stream,
  headers: IncomingHttpHeaders,
  session: number,
  signal: AbortSignal,
  cutOff: (reason: string) => void,
): Promise<Incoming | undefined> => {
  const method = headers[":method"]
  const path = headers[":path"] ?? ""
  const body = await readBody(stream)
  if ((method !== "GET" && method !== "POST") || path.length > MAX_PATH || body === undefined) return undefined
  return { method, path, body, session, signal, cutOff }
}

const NOTHING = new Uint8Array()

const readBody = (stream: ServerHttp2Stream): Promise<Uint8Array | undefined> => {
  if (stream.endAfterHeaders) {
    stream.resume()
    return Promise.resolve(NOTHING)
  }
  return new Promise((resolve, reject) => {
    const chunks: Buffer[] = []
    let size = 0
    stream.on("data", (chunk: Buffer) => {
      size += chunk.length
      if (size <= MAX_REQUEST_BODY) return void chunks.push(chunk)
      resolve(undefined)
      stream.close(constants.NGHTTP2_ENHANCE_YOUR_CALM)
    })
    // A stream that is cut ends like one that is whole: only whole bodies reach a handler.
    stream.on("end", () => (stream.aborted ? reject(new Error("cut")) : resolve(Buffer.concat(chunks))))
    stream.on("close", () => reject(new Error("gone")))
  })
}
