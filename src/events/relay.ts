/**
 * Facts of this node's own middle relay; its stream id is `relay/self`. What it is called and where it can be reached
 * is tor's to know and is in none of them.
 */
import { Schema } from "effect"
import { type EventOf, facts, kept } from "./facts.ts"

const Octets = Schema.NonNegativeInt

export const RelayFacts = facts("relay", {
  /** Its operator has read what a relay is, and said yes, or no. */
  ConsentGiven: kept({}),
  ConsentRefused: kept({}),
  /** To run from now on, at this TCP port; `chosen` by the operator, or drawn. */
  RelayStarted: kept({ port: Schema.Int, chosen: Schema.Boolean }),
  RelayStopped: kept({}),
  /** Octets a second. */
  RelayLimited: kept({ rate: Octets, burst: Octets }),
  /** Counters of one life of its process, named `meter`; `relayed`: octets that had not been counted before. */
  RelayTrafficMeasured: kept({ meter: Schema.String, read: Octets, written: Octets, relayed: Octets }),
  /** Its process ended by itself; it is started again. */
  RelayEnded: kept({ reason: Schema.String }),
  /** Its operator runs another relay, and it declares the family of both; `key` names the family's key in the vault. */
  FamilyDeclared: kept({ key: Schema.String }),
  FamilyLeft: kept({}),
  /** The descriptor that it published was not that of a middle relay, so it was stopped. */
  RelayExposed: kept({ problem: Schema.String }),
})
export type RelayEvent = EventOf<typeof RelayFacts>
