/** Transport in a SimWorld: onions in a shared table, dials that take a circuit's time, streams that can break. */
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
import { checkClients, lockedOut } from "../clientKeys.ts"
import { hashOfDay } from "../hashOfDay.ts"
import { untilReady } from "../untilReady.ts"
import { SimPipe } from "./SimPipe.ts"
import { SimStream } from "./SimStream.ts"
import type { Circuit, SimHost, SimWorld } from "./SimWorld.ts"

/** Round trips until a rendezvous stands. */
const DIAL_TRIPS = 4
/** How long a dial into a partition takes to fail. */
const LOST_MS = 60_000
/** From publishing until the descriptor can be fetched. */
const UPLOAD_MS = 2_000

export class SimTransport implements Transport {
  readonly kind = "sim"
  readonly #world: SimWorld
  readonly #host: SimHost
  readonly #streams = new Set<Duplex>()
  readonly #published = new Set<OnionAddress>()
  readonly #keys = new Map<OnionAddress, Uint8Array>()
  #closed = false

  constructor(world: SimWorld, host: SimHost) {
    this.#world = world
    this.#host = host
  }

  dial(to: OnionAddress, { signal, early }: DialOptions): Promise<Duplex> {
    if (!isOnionAddress(to))
      return Promise.reject(new DialError("F6", "stop", "this is no onion address: its checksum does not fit"))
    if (this.#closed) return Promise.reject(new DialError("not-ready", "back-off", "the transport is closed"))
    return new Promise((resolve, reject) => {
      const target = this.#world.onions.get(to)
      const lost = target && this.#world.blocked(this.#host.name, target.host.name)
      const circuit = this.#world.circuit(this.#host.name, target?.host.name ?? "")
      const aborted = () => {
        timer.cancelled = true
        reject(new DialError("aborted", "stop", "the dial was given up"))
      }
      const takes = circuit.dialMs ?? DIAL_TRIPS * 2 * circuit.latencyMs
      const timer = this.#world.after(lost ? LOST_MS : takes, () => {
        signal?.removeEventListener("abort", aborted)
        if (lost) return reject(new DialError("F7", "back-off", "the introduction timed out"))
        const remote = this.#world.onions.get(to)
        if (!remote)
          return reject(
            new DialError("F0", "mirror", "nobody answers at this address: it is offline, or was never published"),
          )
        const refused = remote.clients && lockedOut(remote.clients, this.#keys.get(to))
        if (refused) return reject(refused)
        if (this.#closed || !this.#host.alive)
          return reject(new DialError("not-ready", "back-off", "the transport is closed"))
        const [near, far] = this.#pair(remote.host, circuit)
        remote.accept(far)
        if (early?.length) near.write(early)
        resolve(near)
      })
      if (signal?.aborted) return aborted()
      signal?.addEventListener("abort", aborted, { once: true })
    })
  }

  async publish(
    seed: OnionSeed,
    accept: (stream: Duplex) => void,
    { clients, signal }: PublishOptions = {},
  ): Promise<Publication> {
    checkClients(clients)
    const address = onionAddress(publicKeyOfSeed(seed))
    const accepted = new Set<Duplex>()
    let drained: (() => void) | undefined
    const keep = (stream: Duplex) => {
      this.#keep(stream)
      accepted.add(stream)
      stream.once("close", () => {
        accepted.delete(stream)
        if (accepted.size === 0) drained?.()
      })
      accept(stream)
    }
    let settle = () => {}
    const ready = new Promise<void>((resolve) => (settle = resolve))
    const upload = this.#world.after(UPLOAD_MS, () => {
      if (this.#host.alive && this.#published.has(address))
        this.#world.onions.set(address, { host: this.#host, clients, accept: keep })
      settle()
    })
    this.#published.add(address)
    let given = true
    const giveUp = () => {
      upload.cancelled = true
      settle()
      if (given && this.#published.delete(address)) this.#world.onions.delete(address)
      given = false
    }
    let over: Promise<void> | undefined
    const withdraw = () => {
      giveUp()
      return (over ??= new Promise<void>((resolve) => {
        drained = resolve
        if (accepted.size === 0) resolve()
      }))
    }
    const close = async () => {
      giveUp()
      for (const stream of accepted) stream.destroy()
    }
    signal?.addEventListener("abort", () => void close(), { once: true })
    return { address, ready, onStanding: untilReady(ready, () => !given), withdraw, close }
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
    return { state: this.#closed ? "closed" : "ready", percent: 100, summary: "Simulated" }
  }

  onHealth(): () => void {
    return () => undefined
  }

  async close(): Promise<void> {
    this.#closed = true
    for (const address of this.#published) this.#world.onions.delete(address)
    this.#published.clear()
    for (const stream of [...this.#streams]) stream.destroy()
  }

  #pair(remote: SimHost, circuit: Circuit): [SimStream, SimStream] {
    const world = this.#world
    world.dials++
    const out = new SimPipe(world, this.#host, remote, circuit)
    const back = new SimPipe(world, remote, this.#host, circuit)
    const near = new SimStream(world, out, back, circuit.latencyMs)
    const far = new SimStream(world, back, out, circuit.latencyMs)
    near.other = far
    far.other = near
    this.#keep(near)
    return [near, far]
  }

  #keep(stream: Duplex): void {
    this.#streams.add(stream)
    stream.once("close", () => this.#streams.delete(stream))
  }
}
