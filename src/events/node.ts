/** Facts of the node itself; its stream id is `node/self`. */
import { Schema } from "effect"
import { type EventOf, facts, kept, volatile } from "./facts.ts"

export const NodeFacts = facts("node", {
  NodeCreated: kept({ management: Schema.String }),
  NodeStarted: kept({ carrier: Schema.String }),
  NodeStopped: kept({}),
  /** Tor's bootstrap and its end; observations of the moment are not kept. */
  CarrierChanged: volatile({
    state: Schema.String,
    percent: Schema.Number,
    summary: Schema.String,
    reason: Schema.optional(Schema.String),
    clockSkewSeconds: Schema.optional(Schema.Number),
  }),
  /** Expiring events before `before` were redacted; what they came to is told here. */
  StreamHistoryExpired: kept({ before: Schema.Number, events: Schema.NonNegativeInt }),
})
export type NodeEvent = EventOf<typeof NodeFacts>
