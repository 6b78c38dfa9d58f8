/**
 * A connection to tor's control port over its unix socket: the vocabulary of `tor-control-ts`, with framing of our own.
 * One command is in flight at a time, each has a time limit, events (650) go to `onEvent` and never to a command. When
 * a command stays without answer the connection is closed, as later answers could not be told apart.
 */
import net from "node:net"
import { Tor } from "tor-control-ts"
import type { Clock, Random } from "../../core/Clock.ts"
import { fromHex, toHex } from "../../core/hex.ts"
import { Listeners } from "../../core/Listeners.ts"
import type { ControlLine, ControlPort } from "../ControlPort.ts"
import { ControlReader, type ControlReply } from "./ControlReader.ts"
import { clientHash, serverHashFits } from "./safeCookie.ts"

/** What `tor-control-ts` promises, and the lines as they are. */
export interface TorResponse {
  type: number
  message: string
  data: string
  lines: readonly ControlLine[]
}

export class TorControlError extends Error {
  readonly _tag = "TorControlError"
  /** Status of tor's answer; 0 where there was none. */
  readonly status: number
  constructor(status: number, message: string) {
    super(message)
    this.name = "TorControlError"
    this.status = status
  }
}

export interface TorControlOptions {
  readonly socketPath: string
  readonly clock: Clock
  readonly random: Random
  readonly readCookie: () => Promise<Uint8Array>
  readonly timeoutMs?: number
}

interface Waiting {
  readonly command: string
  readonly resolve: (reply: ControlReply) => void
  readonly reject: (error: TorControlError) => void
}

export class TorControl extends Tor implements ControlPort {
  readonly #options: TorControlOptions
  readonly #queue: Waiting[] = []
  readonly #listeners = new Listeners<[event: ControlReply]>()
  #socket: net.Socket | undefined
  #inFlight: Waiting | undefined
  #timer: unknown
  readonly #reader = new ControlReader()
  #close!: () => void
  /** Settles when the connection is over. */
  readonly closed = new Promise<void>((resolve) => (this.#close = resolve))

  constructor(options: TorControlOptions) {
    super({ host: "", port: 0, password: "" })
    this.#options = options
  }

  /** Connects and authenticates by SAFECOOKIE; the server must prove that it knows the cookie, too. */
  override async connect(): Promise<void> {
    const socket = net.connect({ path: this.#options.socketPath })
    this.#socket = socket
    await new Promise<void>((resolve, reject) => {
      socket.once("connect", resolve)
      socket.once("error", (error) =>
        reject(new TorControlError(0, `tor's control socket does not answer: ${error.message}`)),
      )
    })
    socket.on("error", () => socket.destroy())
    socket.on("data", (chunk: Buffer) => this.#take(chunk))
    socket.once("close", () => this.#end("tor's control connection is closed"))
    try {
      const cookie = await this.#options.readCookie()
      const nonce = this.#options.random.bytes(32)
      const challenge = await this.sendCommand(`AUTHCHALLENGE SAFECOOKIE ${toHex(nonce)}`)
      const hashes = /SERVERHASH=([0-9A-Fa-f]{64}) SERVERNONCE=([0-9A-Fa-f]{64})/.exec(challenge.message)
      if (!hashes) throw new TorControlError(0, "tor's answer to the challenge makes no sense")
      const serverNonce = fromHex(hashes[2]!)
      if (!serverHashFits(cookie, nonce, serverNonce, fromHex(hashes[1]!)))
        throw new TorControlError(0, "whoever answers on the control socket does not know tor's cookie")
      await this.sendCommand(`AUTHENTICATE ${toHex(clientHash(cookie, nonce, serverNonce))}`)
    } catch (error) {
      this.close()
      throw error
    }
  }

  /** @throws TorControlError when tor's answer is no success. */
  override async sendCommand(command: string): Promise<TorResponse> {
    if (/[\r\n\0]/.test(command)) throw new TorControlError(0, "a command is one line")
    const reply = await new Promise<ControlReply>((resolve, reject) => {
      if (!this.#socket || this.#socket.destroyed)
        return reject(new TorControlError(0, "tor's control connection is closed"))
      this.#queue.push({ command, resolve, reject })
      this.#next()
    })
    const message = reply.lines.at(-1)?.text ?? ""
    if (reply.status < 200 || reply.status >= 300)
      throw new TorControlError(reply.status, `tor says ${reply.status}: ${message}`)
    const data = reply.lines
      .map((line, i) => `${reply.status}${i < reply.lines.length - 1 ? "-" : " "}${line.text}\r\n`)
      .join("")
    return { type: reply.status, message, data, lines: reply.lines }
  }

  async info(key: string): Promise<string> {
    const { lines } = await this.sendCommand(`GETINFO ${key}`)
    const line = lines.find(({ text }) => text.startsWith(`${key}=`))
    return line?.data ?? line?.text.slice(key.length + 1) ?? ""
  }

  onEvent(listener: (event: ControlReply) => void): () => void {
    return this.#listeners.add(listener)
  }

  close(): void {
    this.#socket?.destroy()
    this.#end("tor's control connection was closed")
  }

  #next(): void {
    if (this.#inFlight) return
    this.#inFlight = this.#queue.shift()
    if (!this.#inFlight) return
    this.#socket!.write(`${this.#inFlight.command}\r\n`)
    this.#timer = this.#options.clock.setTimeout(
      () => this.#end("tor did not answer in time"),
      this.#options.timeoutMs ?? 30_000,
    )
  }

  #take(chunk: Buffer): void {
    try {
      for (const reply of this.#reader.push(chunk)) {
        if (reply.status >= 600) this.#listeners.tell(reply)
        else this.#answer(reply)
      }
    } catch (error) {
      this.#end(`tor's control connection makes no sense: ${(error as Error).message}`)
    }
  }

  #answer(reply: ControlReply): void {
    const waiting = this.#inFlight
    if (!waiting) return this.#end("tor answered without having been asked")
    this.#options.clock.clearTimeout(this.#timer)
    this.#inFlight = undefined
    waiting.resolve(reply)
    this.#next()
  }

  #end(reason: string): void {
    this.#options.clock.clearTimeout(this.#timer)
    this.#socket?.destroy()
    const waiting = [...(this.#inFlight ? [this.#inFlight] : []), ...this.#queue.splice(0)]
    this.#inFlight = undefined
    for (const one of waiting) one.reject(new TorControlError(0, reason))
    this.#close()
  }
}
