/** What the relay is to be, and what has been counted of it, folded from its history. Pure and total. */
import type { RelayEvent } from "../../events/relay.ts"

export type RelayMode = "unasked" | "refused" | "stopped" | "running"

interface Counted {
  readonly read: number
  readonly written: number
}

export interface RelayState {
  readonly consent: "unasked" | "yes" | "no"
  readonly wanted: boolean
  /** 0 until one was chosen or drawn. */
  readonly port: number
  readonly portChosen: boolean
  /** Octets a second; 0 until they are set. */
  readonly rate: number
  readonly burst: number
  /** Name of the family's key in the vault; null for a relay that declares none. */
  readonly family: string | null
  /**
   * By meter: the counters as they were last taken. A meter is never forgotten, or a late sample of it would count
   * anew.
   */
  readonly meters: Readonly<Record<string, Counted>>
}

export const initial: RelayState = {
  consent: "unasked",
  wanted: false,
  port: 0,
  portChosen: false,
  rate: 0,
  burst: 0,
  family: null,
  meters: {},
}

export const evolve = (state: RelayState, event: RelayEvent): RelayState => {
  switch (event.type) {
    case "ConsentGiven":
      return { ...state, consent: "yes" }
    case "ConsentRefused":
      return { ...state, consent: "no", wanted: false }
    case "RelayStarted":
      return { ...state, wanted: true, port: event.port, portChosen: event.chosen }
    case "RelayStopped":
    case "RelayExposed":
      return { ...state, wanted: false }
    case "RelayLimited":
      return { ...state, rate: event.rate, burst: event.burst }
    case "FamilyDeclared":
      return { ...state, family: event.key }
    case "FamilyLeft":
      return { ...state, family: null }
    case "RelayTrafficMeasured":
      return { ...state, meters: { ...state.meters, [event.meter]: { read: event.read, written: event.written } } }
    default:
      return state
  }
}

export const modeOf = (state: RelayState): RelayMode => {
  if (state.consent === "unasked") return "unasked"
  if (state.consent === "no") return "refused"
  return state.wanted ? "running" : "stopped"
}
