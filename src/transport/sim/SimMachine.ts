/** One machine of a SimWorld: the ports a node runs on. After `kill` nothing of it runs any more, as without power. */
import type { Clock, Random } from "../../core/Clock.ts"
import { Millis } from "../../core/ids.ts"
import { Pacer } from "./Pacer.ts"
import { SeededRandom } from "./SeededRandom.ts"
import { SimTransport } from "./SimTransport.ts"
import type { SimHost, SimWorld } from "./SimWorld.ts"
import type { Timer } from "./TimerQueue.ts"

export interface SimLine {
  /** Octets per second; without bounds if not given. */
  readonly up?: number
  readonly down?: number
}

export class SimMachine implements SimHost {
  readonly name: string
  readonly up: Pacer
  readonly down: Pacer
  readonly clock: Clock
  readonly random: Random
  readonly transport: SimTransport
  alive = true

  /** @param clockMs how far its clock is ahead of the world's. */
  constructor(world: SimWorld, name: string, line: SimLine = {}, clockMs = 0) {
    this.name = name
    this.up = new Pacer(line.up ?? Number.POSITIVE_INFINITY)
    this.down = new Pacer(line.down ?? Number.POSITIVE_INFINITY)
    this.random = new SeededRandom(Math.floor(world.chance() * 2 ** 32))
    this.clock = {
      now: () => world.now,
      date: () => Millis(world.now + clockMs),
      setTimeout: (run, ms) => world.after(ms, () => this.alive && run()),
      clearTimeout: (timer) => {
        if (timer) (timer as Timer).cancelled = true
      },
    }
    this.transport = new SimTransport(world, this)
  }

  /** Its onions are gone, its streams break at the other end, its timers never fire. */
  kill(): void {
    this.alive = false
    void this.transport.close()
  }
}
