/** What a node's relay is to be, and how much it has relayed, as its read model has it. */
import type { Millis } from "./ids.ts"

/**
 * unasked: its operator has not been asked yet · refused: they said no · stopped: they said yes, and it does not run by
 * their own wish.
 */
export type RelayMode = "unasked" | "refused" | "stopped" | "running"

export interface RelayRow {
  readonly id: string
  readonly mode: RelayMode
  /** Octets a second: on the average, and in a burst. */
  readonly rate: number
  readonly burst: number
  /** TCP port for other relays; null until it was chosen. */
  readonly port: number | null
  readonly answeredAt: Millis | null
  /** Octets relayed, by all that was ever measured here. */
  readonly relayed: number
  readonly measuredAt: Millis | null
  /** What it had published of itself, so that it was stopped; null while it is as its operator wishes. */
  readonly problem: string | null
  /** It is to declare a family: the name of the family's key in the vault. Null: it declares none. */
  readonly family: string | null
}

/** As it is before its operator was asked. */
export const relayUnasked: RelayRow = {
  id: "self",
  mode: "unasked",
  rate: 0,
  burst: 0,
  port: null,
  answeredAt: null,
  relayed: 0,
  measuredAt: null,
  problem: null,
  family: null,
}
