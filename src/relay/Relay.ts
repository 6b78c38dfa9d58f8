/**
 * Relay port: this node's own middle relay, a process that outlives the node. Owns the words; the adapters own the
 * process. All calls are reconcilers: a node that starts again finds its relay as it left it.
 */
import type { RelayHealth } from "../core/RelayHealth.ts"

/** Octets a second, and the TCP port for other relays. */
export interface RelaySettings {
  readonly port: number
  readonly rate: number
  readonly burst: number
  /** Seed of the key of the family that it declares, 32 octets; undefined for a relay without one. */
  readonly family?: Uint8Array | undefined
}

/**
 * Octets that one life of the process has read and written, as tor counts them. `meter` names that life, and no other.
 */
export interface RelayCounters {
  readonly meter: string
  readonly read: number
  readonly written: number
}

export interface RelayLook extends RelayCounters {
  /** What is wrong with the descriptor that it has published: it must not go on so. */
  readonly problem: string | undefined
}

export class RelayError extends Error {
  readonly _tag = "RelayError"
  /**
   * impossible: there is no network here that could be relayed for · failed: its process does not come up, or is gone.
   */
  readonly code: "impossible" | "port-taken" | "failed"
  constructor(code: RelayError["code"], message: string) {
    super(message)
    this.name = "RelayError"
    this.code = code
  }
}

export interface Relay {
  /** Finds the process or starts it, gives it these settings, and holds on to it. @throws RelayError */
  run(settings: RelaySettings): Promise<void>
  /** Asks it for its counters, and brings `live` up to date. @throws RelayError when it is gone. */
  look(): Promise<RelayLook>
  /**
   * Ends the process, this node's own or one that it finds, and waits until it has ended. @returns its last counters,
   * where there were any.
   */
  end(): Promise<RelayCounters | undefined>
  /** Lets go of it; it goes on. */
  detach(): void
  live(): RelayHealth
  /**
   * Of the relay that runs, or once ran, here: 40 upper-case hex digits. For this machine's own tor only, never for a
   * peer.
   */
  fingerprint(): string | undefined
}
