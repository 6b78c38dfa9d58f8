/** How the relay's process does, as it says itself; it outlives this node. No fingerprint and no address. */

/** unknown: not tested yet; testing; yes; no: other relays do not get through to it. */
export type Reachability = "unknown" | "testing" | "yes" | "no"

export interface RelayHealth {
  readonly state: "off" | "starting" | "bootstrapping" | "running" | "restarting" | "failed"
  readonly percent: number
  readonly summary: string
  /** Why it does not get on, in words for people. */
  readonly reason: string | null
  readonly pid: number | null
  readonly uptimeSeconds: number | null
  readonly version: string | null
  readonly reachable: Reachability
  /** As the consensus has it; null while it is not in it. */
  readonly flags: readonly string[] | null
  /** Whether the descriptor that it published refuses all exits; null until it was seen. */
  readonly middleOnly: boolean | null
  /** Whether the descriptor that it published declares a family; null until it was seen. */
  readonly inFamily: boolean | null
  /** Octets that the process has read and written since it began, and a second. */
  readonly read: number
  readonly written: number
  readonly readRate: number
  readonly writeRate: number
}

export const relayOff: RelayHealth = {
  state: "off",
  percent: 0,
  summary: "The relay is off",
  reason: null,
  pid: null,
  uptimeSeconds: null,
  version: null,
  reachable: "unknown",
  flags: null,
  middleOnly: null,
  inFamily: null,
  read: 0,
  written: 0,
  readRate: 0,
  writeRate: 0,
}
