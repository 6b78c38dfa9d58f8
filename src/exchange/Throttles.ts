/**
 * How fast octets of pieces may come and go: over all torrents of the node, and of each within that. Only pieces count:
 * all else that is said is little, and must not wait.
 */
import type { Clock } from "../core/Clock.ts"
import type { Rates } from "../core/rates.ts"
import { Throttle } from "./Throttle.ts"

export interface BothWays {
  readonly down: Throttle
  readonly up: Throttle
}

export class Throttles {
  readonly #clock: Clock
  readonly #node: BothWays
  readonly #torrents = new Map<string, BothWays>()

  constructor(clock: Clock) {
    this.#clock = clock
    this.#node = { down: new Throttle(clock), up: new Throttle(clock) }
  }

  of(torrent: string): BothWays {
    const known = this.#torrents.get(torrent)
    if (known) return known
    const { down, up } = this.#node
    const made = { down: new Throttle(this.#clock, down), up: new Throttle(this.#clock, up) }
    this.#torrents.set(torrent, made)
    return made
  }

  /** @param torrent none: over all of the node's. */
  limit({ down, up }: Rates, torrent?: string): void {
    const both = torrent === undefined ? this.#node : this.of(torrent)
    both.down.limit(down)
    both.up.limit(up)
  }

  /** The torrent's swarm is left; who opens it again says its limits anew. */
  drop(torrent: string): void {
    this.#torrents.delete(torrent)
  }
}
