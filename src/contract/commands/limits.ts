/**
 * Commands about how fast the node and its torrents may go, and for how long they serve. Everywhere 0 takes a limit
 * away, and what is not given stays.
 */
import { Schema } from "effect"
import { MOST_LIMIT } from "../../core/rates.ts"
import { commandSchema } from "./commandSchema.ts"
import { Offer, Seeding, Target } from "./fields.ts"

/** Octets of pieces a second. */
const Limit = Schema.optional(
  Schema.Int.pipe(Schema.between(0, MOST_LIMIT)).annotations({
    description: "octets a second, 32,000 or more; 0 for no limit",
  }),
)
const Minute = Schema.Int.pipe(Schema.between(0, 1_439))
const Timetable = Schema.Struct({
  days: Schema.Array(Schema.Int.pipe(Schema.between(0, 6))).pipe(Schema.minItems(1), Schema.maxItems(7)),
  from: Minute,
  to: Minute,
}).annotations({
  description: "days from 0, which is Sunday, to 6, and minutes of the day, from and to; null for none",
})
const Use = Schema.Literal("normal", "alternative", "schedule").annotations({
  description: "normal, alternative or schedule",
})

/**
 * Rates over all torrents, and the other pair with its timetable, which goes by the node's own wall clock; null deletes
 * the timetable, after which the first pair holds where it was in use.
 */
export const LimitNode = commandSchema("LimitNode", {
  down: Limit,
  up: Limit,
  alternativeDown: Limit,
  alternativeUp: Limit,
  use: Schema.optional(Use),
  timetable: Schema.optional(Schema.NullOr(Timetable)),
})

export const LimitTorrent = commandSchema("LimitTorrent", { torrent: Target, down: Limit, up: Limit, ...Seeding })

export const LimitShare = commandSchema("LimitShare", { share: Target, ...Offer })
