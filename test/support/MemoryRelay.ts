/**
 * A relay without a process: what it relays is said by the test. As the real one it outlives the node that looks after
 * it.
 */
import { type RelayHealth, relayOff } from "../../src/core/RelayHealth.ts"
import {
  type Relay,
  type RelayCounters,
  RelayError,
  type RelayLook,
  type RelaySettings,
} from "../../src/relay/Relay.ts"

export class MemoryRelay implements Relay {
  settings: RelaySettings | undefined
  /** Ports that something else listens on. */
  readonly taken = new Set<number>()
  problem: string | undefined
  /** Lives of the process so far. */
  lives = 0
  #counters = { read: 0, written: 0 }
  #running = false
  #held = false
  #started = false

  get running(): boolean {
    return this.#running
  }

  /** Octets that pass through. */
  relay(octets: number): void {
    this.#counters = { read: this.#counters.read + octets, written: this.#counters.written + octets }
  }

  /** Ends as a process does that is killed. */
  kill(): void {
    this.#running = false
  }

  async run(settings: RelaySettings): Promise<void> {
    if (this.taken.has(settings.port))
      throw new RelayError("port-taken", `something else on this machine uses port ${settings.port}`)
    if (!this.#running) {
      this.#running = this.#started = true
      this.lives++
      this.#counters = { read: 0, written: 0 }
    }
    this.#held = true
    this.settings = settings
  }

  async look(): Promise<RelayLook> {
    if (!this.#running || !this.#held) throw new RelayError("failed", "the relay's tor ended without a word")
    return { ...this.#now(), problem: this.problem }
  }

  async end(): Promise<RelayCounters | undefined> {
    const last = this.#running ? this.#now() : undefined
    this.#running = this.#held = false
    return last
  }

  detach(): void {
    this.#held = false
  }

  live(): RelayHealth {
    if (!this.#held) return relayOff
    return {
      ...relayOff,
      state: this.#running ? "running" : "restarting",
      percent: 100,
      pid: this.lives,
      reachable: "yes",
      flags: ["Running", "Valid"],
      middleOnly: true,
      inFamily: this.settings?.family !== undefined,
      ...this.#counters,
    }
  }

  fingerprint(): string | undefined {
    return this.#started ? "A".repeat(40) : undefined
  }

  #now(): RelayCounters {
    return { meter: `memory-${this.lives}`, ...this.#counters }
  }
}
