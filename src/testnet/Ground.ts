/** What a private network stands on: where each of its tors has its place, and what may be asked of it. */
import { freePorts } from "./freePorts.ts"
import { LOOPBACK_MANNER, type Manner } from "./torrc.ts"

export interface Site {
  /** IPv4. */
  readonly address: string
  /** Words before those of the tor; they must become it (exec), so that its process is known by its id. */
  readonly wrapper: readonly string[]
  /** A free TCP port there, another with each call. */
  readonly port: () => number
}

export interface Ground {
  /** How many there are beside the authorities. */
  readonly relays: number
  readonly manner: Manner
  /** Asked once for each tor: `authority0`…, `relay0`…, `browser`. */
  readonly at: (name: string) => Site
}

const RELAYS = 5
/** Three authorities have two each, the client has one. */
const PORTS = 7 + RELAYS

export const loopbackGround = (): Ground => {
  const ports = freePorts(PORTS)
  const site = { address: "127.0.0.1", wrapper: [], port: () => ports.pop()! }
  return { relays: RELAYS, manner: LOOPBACK_MANNER, at: () => site }
}
