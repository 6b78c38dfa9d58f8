/**
 * Transport over unix sockets in one folder: the same port without Tor, for benchmarks and tests. An onion is a socket
 * whose name is the beginning of its address; whoever may enter the folder may listen there, so it proves nothing about
 * its owner. One that takes only certain callers has a socket for each of their keys instead, and a plain file where
 * others look.
 */
import { createHash } from "node:crypto"
import { rmSync, statSync, writeFileSync } from "node:fs"
import net from "node:net"
import path from "node:path"
import type { Duplex } from "node:stream"
import { publicKeyOfSeed } from "../../core/ed25519.ts"
import type { OnionAddress } from "../../core/ids.ts"
import { isOnionAddress, onionAddress } from "../../core/onionAddress.ts"
import { publicKeyOfPrivate } from "../../core/x25519.ts"
import { checkClients, lockedOut } from "../clientKeys.ts"
import {
  type ClientKey,
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
  readonly #keys = new Map<OnionAddress, Uint8Array>()

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
    const key = this.#keys.get(to)
    return new Promise((resolve, reject) => {
      const isLocked = statSync(this.#socketOf(to), { throwIfNoEntry: false })?.isFile() === true
      const socket = net.connect({ path: this.#socketOf(to, isLocked && key ? publicKeyOfPrivate(key) : undefined) })
      const aborted = () => fail(new DialError("aborted", "stop", "the dial was given up"))
      const fail = (error: DialError) => {
        // The signal may outlive the dial by far.
        signal?.removeEventListener("abort", aborted)
        socket.destroy()
        reject(error)
      }
      signal?.addEventListener("abort", aborted, { once: true })
      socket.once("error", () => fail((isLocked && lockedOut([], key)) || absent()))
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
    { clients, signal }: PublishOptions = {},
  ): Promise<Publication> {
    checkClients(clients)
    const address = onionAddress(publicKeyOfSeed(seed))
    const streams = new Set<net.Socket>()
    const take = (stream: net.Socket) => {
      streams.add(stream)
      stream.once("close", () => streams.delete(stream))
      stream.on("error", () => stream.destroy())
      accept(stream)
    }
    const lock = this.#socketOf(address)
    rmSync(lock, { force: true })
    if (clients) writeFileSync(lock, "")
    const paths = clients?.map((client) => this.#socketOf(address, client)) ?? [lock]
    const servers = await Promise.all(paths.map((at) => listen(at, take)))
    let over: Promise<void> | undefined
    const giveUp = async () => {
      if (clients) rmSync(lock, { force: true })
      await Promise.all(servers.map((server) => new Promise((resolve) => server.close(resolve))))
      this.#open.delete(close)
    }
    const withdraw = () => (over ??= giveUp())
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

  async unlock(onion: OnionAddress, key: Uint8Array | undefined): Promise<void> {
    if (key) this.#keys.set(onion, key)
    else this.#keys.delete(onion)
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

  /** @param client for whom it is, where not for anybody. */
  #socketOf(address: OnionAddress, client?: ClientKey): string {
    const name = client ? createHash("sha256").update(address).update(client).digest("hex") : address
    return path.join(this.#folder, name.slice(0, 40))
  }
}

const absent = () =>
  new DialError("F0", "mirror", "nobody answers at this address: it is offline, or was never published")

/** Node removes the socket's file by itself when it stops to listen. */
const listen = async (at: string, take: (stream: net.Socket) => void): Promise<net.Server> => {
  rmSync(at, { force: true })
  const server = net.createServer({ allowHalfOpen: false }, take)
  await new Promise<void>((resolve, reject) => {
    server.once("error", reject)
    server.listen({ path: at }, resolve)
  })
  return server
}
