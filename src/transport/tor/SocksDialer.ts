/**
 * One stream to one onion through tor's SOCKS port on a unix socket. Owns the SOCKS conversation and nothing after it:
 * what comes out is the bare socket, paused, with every octet that came behind tor's reply still to be read.
 */
import { createHash } from "node:crypto"
import net from "node:net"
import { SocksClient } from "socks"
import type { Clock } from "../../core/Clock.ts"
import type { OnionAddress } from "../../core/ids.ts"
import { isOnionAddress } from "../../core/onionAddress.ts"
import { DialError, type DialOptions } from "../Transport.ts"
import { dialError, dialErrorOfReply } from "./dialErrors.ts"

/** A fresh circuit to an onion takes tor up to a minute on a bad day. */
const CONNECT_MS = 90_000
/** Where tor solves an onion's puzzle; its own SocksTimeout is no shorter. */
export const LONGEST_CONNECT_MS = 300_000
/** Ours only: the longest time that `socks` allows, so that it never decides. */
const NEVER_MS = 3_600_000
const PORT = 80
/** As `socks` says it. */
const HUNG_UP = "Socket closed"
/** VER, CMD (connect), RSV, ATYP (a name): what the request begins with (RFC 1928, 4). */
const REQUEST = Buffer.from([5, 1, 0, 3])

/** @param solves whether tor solves the onion's puzzle now, which is waited for. */
export const dialSocks = async (
  socketPath: string,
  to: OnionAddress,
  { circuit, signal, early }: DialOptions,
  clock: Clock,
  solves: () => Promise<boolean> = async () => false,
): Promise<net.Socket> => {
  if (!isOnionAddress(to)) throw dialError("F6")
  if (signal?.aborted) throw dialError("aborted")
  const socket = new net.Socket()
  // Between those who listen one after another it may break as well.
  socket.on("error", () => undefined)
  const replies = lastReply(socket)
  let why: DialError | undefined
  const giveUp = (error: DialError) => {
    why ??= error
    socket.destroy()
  }
  const onAbort = () => giveUp(dialError("aborted"))
  signal?.addEventListener("abort", onAbort, { once: true })
  const timeout = () => giveUp(dialError("timeout"))
  let over = false
  let timer = clock.setTimeout(async () => {
    const longer = await solves()
    // It may have come through, or failed, while tor was asked.
    if (over) return
    if (!longer) return timeout()
    if (!socket.destroyed) timer = clock.setTimeout(timeout, LONGEST_CONNECT_MS - CONNECT_MS)
  }, CONNECT_MS)
  try {
    await connect(socket, socketPath)
    if (early?.length) sendBehindRequest(socket, early)
    await SocksClient.createConnection({
      command: "connect",
      proxy: { host: "tor", port: 1, type: 5, userId: socksUser(circuit), password: "x" },
      destination: { host: to, port: PORT },
      existing_socket: socket,
      timeout: NEVER_MS,
    })
    await giveBack(socket)
    if (why ?? socket.destroyed) throw why ?? dialError("refused", "the stream ended at once")
    return socket
  } catch (error) {
    socket.destroy()
    if (why) throw why
    if (error instanceof DialError) throw error
    const reply = replies.code()
    if (reply !== undefined && reply !== 0) throw dialErrorOfReply(reply)
    const { message } = error as Error
    // A tor that ends hangs up without a word.
    throw dialError(replies.connected() && message !== HUNG_UP ? "protocol" : "not-ready", message)
  } finally {
    over = true
    clock.clearTimeout(timer)
    signal?.removeEventListener("abort", onAbort)
    replies.stop()
  }
}

/**
 * The name under which tor keeps the circuits of a dial apart. A hash, as two long names must not be cut to one; and a
 * name that begins with <torS0X> would mean something to tor.
 */
export const socksUser = (circuit: string): string => createHash("sha256").update(circuit).digest("base64url")

const connect = (socket: net.Socket, path: string): Promise<void> =>
  new Promise((resolve, reject) => {
    const failed = (error?: Error) => reject(error ?? new Error("closed"))
    socket.once("error", failed)
    socket.once("close", failed)
    socket.connect({ path }, () => {
      socket.off("error", failed)
      socket.off("close", failed)
      resolve()
    })
  })

/**
 * Tor sends what stands behind the request with its BEGIN cell, and does not wait for CONNECTED. Of a socket that is
 * connected, as `net.Socket.connect` puts its own `write` back.
 */
const sendBehindRequest = (socket: net.Socket, early: Uint8Array): void => {
  const write = socket.write.bind(socket)
  socket.write = (...written: unknown[]) => {
    const [chunk] = written
    const more = (write as (...written: unknown[]) => boolean)(...written)
    if (!(chunk instanceof Uint8Array) || !REQUEST.equals(chunk.subarray(0, REQUEST.length))) return more
    socket.write = write
    return write(early)
  }
}

/**
 * Reads beside `socks`, which does not tell codes it does not know: two octets answer the greeting, two the name and
 * password, and the second octet of what follows is the code.
 */
const lastReply = (socket: net.Socket) => {
  let seen = Buffer.alloc(0)
  let connected = false
  const onData = (chunk: Buffer) => {
    if (seen.length < 6) seen = Buffer.concat([seen, chunk.subarray(0, 6 - seen.length)])
  }
  socket.once("connect", () => (connected = true))
  socket.on("data", onData)
  return {
    connected: () => connected,
    code: (): number | undefined => (seen[1] === 2 ? seen[5] : seen[3]),
    stop: () => socket.off("data", onData),
  }
}

/**
 * `socks` emits what came in one chunk with tor's reply as `data`, one turn later, and resumes the socket: http2 reads
 * below the stream and would never see it. So it is collected for two turns and pushed back.
 */
const giveBack = async (socket: net.Socket): Promise<void> => {
  const early: Buffer[] = []
  const keep = (chunk: Buffer) => void early.push(chunk)
  // What comes from now on waits behind what `socks` still holds.
  socket.pause()
  socket.on("data", keep)
  await new Promise(setImmediate)
  await new Promise(setImmediate)
  socket.off("data", keep)
  socket.pause()
  if (early.length > 0) socket.unshift(Buffer.concat(early))
}
