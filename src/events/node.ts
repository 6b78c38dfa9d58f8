/** Facts of the node itself; its stream id is `node/self`. */
import { Schema } from "effect"
import { type EventOf, facts, kept, volatile } from "./facts.ts"

/** In octets a second. */
const Rates = { down: Schema.optional(Schema.NonNegativeInt), up: Schema.optional(Schema.NonNegativeInt) }

export const NodeFacts = facts("node", {
  NodeCreated: kept({ management: Schema.String }),
  NodeStarted: kept({ carrier: Schema.String }),
  NodeStopped: kept({}),
  /** What its operator allows of it as a whole, all of it at once (core/nodeLimits). */
  LimitsChosen: kept({
    ...Rates,
    alternative: Schema.optional(Schema.Struct(Rates)),
    use: Schema.optional(Schema.Literal("alternative", "schedule")),
    timetable: Schema.optional(
      Schema.Struct({ days: Schema.Array(Schema.Int), from: Schema.NonNegativeInt, to: Schema.NonNegativeInt }),
    ),
    downloads: Schema.optional(Schema.NonNegativeInt),
    seeds: Schema.optional(Schema.NonNegativeInt),
  }),
  /** The management link was changed, also to another onion; it lies in the vault. */
  ManagementLinkChanged: kept({ newAddress: Schema.Boolean }),
  /** Whether who opens the management onion must have a key, which lies in the vault. */
  ManagementKeyChosen: kept({ required: Schema.Boolean }),
  /** `value` as JSON; what has a command of its own is in that command's facts. */
  SettingChosen: kept({ name: Schema.String, value: Schema.String }),
  SettingReset: kept({ name: Schema.String }),
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
