/**
 * One direction of a simulated stream: segments pass the sender's line, the circuit, the latency, the receiver's line,
 * in order. Owns back-pressure (a window of octets under way), loss (the stream breaks or falls silent) and partitions.
 */
import type { Circuit, SimHost, SimWorld } from "./SimWorld.ts"
import { Pacer } from "./Pacer.ts"

export interface PipeEnd {
  /** Takes octets, or `null` for the end. @returns false when it wants no more for now. */
  deliver(octets: Uint8Array | null): boolean
  broken(): void
}

const WINDOW = 1024 * 1024
const MIN_SEGMENT = 8 * 1024
const MAX_SEGMENT = 64 * 1024

export class SimPipe {
  readonly #world: SimWorld
  readonly #from: SimHost
  readonly #to: SimHost
  readonly #circuit: Circuit
  readonly #pacer: Pacer
  readonly #segment: number
  /** Not yet sent; the callback belongs to the last segment of a write. */
  #queue: { readonly octets: Uint8Array | null; readonly sent: (() => void) | undefined }[] = []
  #arrived: (Uint8Array | null)[] = []
  #sending = false
  #underWay = 0
  #lastArrival = 0
  #silent = false
  #wanted = true
  end: PipeEnd | undefined
  /** Called when the end has been delivered. */
  onEnd: (() => void) | undefined
  closed = false

  constructor(world: SimWorld, from: SimHost, to: SimHost, circuit: Circuit) {
    this.#world = world
    this.#from = from
    this.#to = to
    this.#circuit = circuit
    this.#pacer = new Pacer(circuit.bytesPerSecond)
    this.#segment = Math.min(Math.max(circuit.bytesPerSecond / 40, MIN_SEGMENT), MAX_SEGMENT)
    world.pipes.add(this)
  }

  send(octets: Uint8Array | null, sent: () => void): void {
    this.#world.activity++
    if (octets === null || octets.length === 0) this.#queue.push({ octets, sent })
    else {
      // Copied: the sender may use its memory again once told that it was sent.
      const copy = new Uint8Array(octets)
      for (let at = 0; at < copy.length; at += this.#segment) {
        const last = at + this.#segment >= copy.length
        this.#queue.push({ octets: copy.subarray(at, at + this.#segment), sent: last ? sent : undefined })
      }
    }
    this.#pump()
  }

  /** The receiver wants more. */
  pull(): void {
    this.#wanted = true
    this.#deliver()
  }

  resume(): void {
    this.#pump()
    this.#deliver()
  }

  close(): void {
    this.closed = true
    this.#queue = []
    this.#arrived = []
    this.#world.pipes.delete(this)
  }

  #pump(): void {
    if (this.#sending || this.closed || this.#silent || this.#underWay >= WINDOW || this.#blocked()) return
    const next = this.#queue.shift()
    if (!next) return
    const size = next.octets?.length ?? 0
    if (size > 0 && this.#mishap(size)) return
    this.#sending = true
    this.#underWay += size
    const now = this.#world.now
    const rate = this.#circuit.drift?.(now) ?? this.#circuit.bytesPerSecond
    this.#pacer.bytesPerSecond = rate
    const up = this.#from.up.reserve(now, size)
    const gone = this.#pacer.reserve(up, size)
    // The line takes the next one while the circuit carries this one.
    this.#world.after(Math.max(up, gone - (size * 1000) / rate) - now, () => {
      this.#sending = false
      this.#pump()
    })
    this.#world.after(gone - now, () => {
      if (this.closed) return
      next.sent?.()
      const latency = this.#circuit.latencyMs + this.#world.chance() * this.#circuit.jitterMs
      this.#lastArrival = Math.max(this.#lastArrival, this.#world.now + latency)
      this.#world.after(this.#lastArrival - this.#world.now, () => this.#arrive(next.octets))
    })
  }

  #arrive(octets: Uint8Array | null): void {
    if (this.closed) return
    const now = this.#world.now
    this.#world.after(this.#to.down.reserve(now, octets?.length ?? 0) - now, () => {
      if (this.closed) return
      this.#arrived.push(octets)
      this.#deliver()
    })
  }

  #deliver(): void {
    while (this.#wanted && this.#arrived.length > 0 && !this.closed && !this.#blocked()) {
      const octets = this.#arrived.shift()!
      this.#underWay -= octets?.length ?? 0
      this.#world.delivered += octets?.length ?? 0
      this.#world.activity++
      this.#wanted = this.end?.deliver(octets) ?? false
      if (octets === null) {
        this.onEnd?.()
        return this.close()
      }
    }
    this.#pump()
  }

  /** @returns whether the segment is lost: the stream breaks, or says nothing ever after. */
  #mishap(size: number): boolean {
    const part = size / (1024 * 1024)
    const { breaksPerMiB, stallsPerMiB } = this.#circuit
    if (breaksPerMiB > 0 && this.#world.chance() < breaksPerMiB * part) {
      this.end?.broken()
      return true
    }
    if (stallsPerMiB > 0 && this.#world.chance() < stallsPerMiB * part) this.#silent = true
    return this.#silent
  }

  #blocked(): boolean {
    return this.#world.blocked(this.#from.name, this.#to.name)
  }
}
