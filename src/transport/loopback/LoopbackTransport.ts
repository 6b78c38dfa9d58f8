/**
 * Transport over unix sockets in one folder: the same port without Tor, for benchmarks and tests. An onion is a socket
 * whose name is the beginning of its address; whoever may enter the folder may listen there, so it proves nothing about
 * its owner.
 */
import { rmSync } from "node:fs"
import net from "node:net"
import path from "node:path"
import type { Duplex } from "node:stream"
import { publicKeyOfSeed } from "../../core/ed25519.ts"
import type { OnionAddress } from "../../core/ids.ts"
import { isOnionAddress, onionAddress } from "../../core/onionAddress.ts"
import {
  DialError,
  type DialOptions,
  type OnionSeed,
  type PublishOptions,
  type Publication,
  type Transport,
  type TransportHealth,
} from "../Transport.ts"
import { hashOfDay } from "../hashOfDay.ts"
import { untilReady } from "../untilReady.ts"

export class LoopbackTransport implements Transport {
  readonly kind = "loopback"
  readonly #folder: string
  readonly #open = new Set<() => Promise<void>>()

  /**
   * @param folder shared by all that shall reach each other; its path short enough for a socket's name (107 octets).
   */
  constructor(folder: string) {
    this.#folder = folder
  }

  dial(to: OnionAddress, { signal, early }: DialOptions): Promise<Duplex> {
    if (!isOnionAddress(to))
      return Promise.reject(new DialError("F6", "stop", "this is no onion address: its checksum does not fit"))
    if (signal?.aborted) return Promise.reject(new DialError("aborted", "stop", "the dial was given up"))
    return new Promise((resolve, reject) => {
      const socket = net.connect({ path: this.#socketOf(to) })
      const aborted = () => fail(new DialError("aborted", "stop", "the dial was given up"))
      const fail = (error: DialError) => {
        // The signal may outlive the dial by far.
        signal?.removeEventListener("abort", aborted)
        socket.destroy()
        reject(error)
      }
      signal?.addEventListener("abort", aborted, { once: true })
      socket.once("error", () =>
        fail(new DialError("F0", "mirror", "nobody answers at this address: it is offline, or was never published")),
      )
      socket.once("connect", () => {
        signal?.removeEventListener("abort", aborted)
        socket.removeAllListeners("error").on("error", () => undefined)
        if (early?.length) socket.write(early)
        resolve(socket)
      })
    })
  }

  async publish(
    seed: OnionSeed,
    accept: (stream: Duplex) => void,
    { signal }: PublishOptions = {},
  ): Promise<Publication> {
    const address = onionAddress(publicKeyOfSeed(seed))
    const file = this.#socketOf(address)
    rmSync(file, { force: true })
    const streams = new Set<net.Socket>()
    const server = net.createServer({ allowHalfOpen: false }, (stream) => {
      streams.add(stream)
      stream.once("close", () => streams.delete(stream))
      stream.on("error", () => stream.destroy())
      accept(stream)
    })
    await new Promise<void>((resolve, reject) => {
      server.once("error", reject)
      server.listen({ path: file }, resolve)
    })
    // Node removes the socket's file by itself when it stops to listen.
    let over: Promise<void> | undefined
    const withdraw = () =>
      (over ??= new Promise<void>((resolve) => server.close(() => resolve())).then(() => void this.#open.delete(close)))
    const close = async () => {
      const ended = withdraw()
      for (const stream of streams) stream.destroy()
      await ended
    }
    this.#open.add(close)
    signal?.addEventListener("abort", () => void close(), { once: true })
    const ready = Promise.resolve()
    return { address, ready, onStanding: untilReady(ready, () => over !== undefined), withdraw, close }
  }

  async avoid(): Promise<void> {}

  async beacon(day: number): Promise<Uint8Array> {
    return hashOfDay(day)
  }

  health(): TransportHealth {
    return { state: "ready", percent: 100, summary: "Unix sockets on this machine" }
  }

  onHealth(): () => void {
    return () => undefined
  }

  async close(): Promise<void> {
    await Promise.all([...this.#open].map((close) => close()))
  }

  #socketOf(address: OnionAddress): string {
    return path.join(this.#folder, address.slice(0, 40))
  }
}
