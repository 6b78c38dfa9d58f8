/**
 * One end of a simulated stream: a Duplex over two pipes. Its end or destruction reaches the other side after the
 * latency.
 */
import { Duplex } from "node:stream"
import type { SimPipe } from "./SimPipe.ts"
import type { SimWorld } from "./SimWorld.ts"

export class SimStream extends Duplex {
  readonly #world: SimWorld
  readonly #out: SimPipe
  readonly #in: SimPipe
  readonly #latencyMs: number
  other: SimStream | undefined

  constructor(world: SimWorld, out: SimPipe, incoming: SimPipe, latencyMs: number) {
    super({ highWaterMark: 256 * 1024, allowHalfOpen: false })
    this.#world = world
    this.#out = out
    this.#in = incoming
    this.#latencyMs = latencyMs
    incoming.end = {
      deliver: (octets) => this.push(octets),
      broken: () => {
        this.destroy(new Error("the circuit was destroyed"))
        this.other?.destroy(new Error("the circuit was destroyed"))
      },
    }
  }

  override _write(chunk: Uint8Array, _encoding: string, done: () => void): void {
    this.#out.send(chunk, done)
  }

  override _final(done: () => void): void {
    // At once, as a socket's shutdown is: node's wrapper of plain streams must not be asked to write while one is
    // pending.
    this.#out.send(null, () => undefined)
    done()
  }

  override _read(): void {
    this.#world.activity++
    this.#in.pull()
  }

  override _destroy(error: Error | null, done: (error: Error | null) => void): void {
    this.#world.activity++
    this.#in.close()
    const gone = () => {
      this.#out.close()
      this.other?.destroy(error ? new Error("the other side broke the stream off") : undefined)
    }
    // Ended in order: what is under way still arrives, its end included. Otherwise the other side loses that.
    if (!this.writableFinished) this.#world.after(this.#latencyMs, gone)
    else if (!this.readableEnded) this.#out.onEnd = () => this.#world.after(1, gone)
    done(error)
  }
}
