/** Answers of commands about limits and the queue. */
import { Schema } from "effect"
import { count, id, list, object, octets, oneOf, orNull, text } from "./fields.ts"
import { torrentState } from "./rows.ts"

const rates = {
  down: Schema.optional(octets("a second that may come; none: no limit")),
  up: Schema.optional(octets("a second that may go out; none: no limit")),
}

const end = {
  copies: Schema.optional(count("times that all that is wanted of it may go out")),
  ratio: Schema.optional(count("times that its octets may go out")),
  until: Schema.optional(count("a date in milliseconds since 1970")),
}

const atOnce = {
  downloads: Schema.optional(count("that run at once; none: all")),
  seeds: Schema.optional(count("downloads that are whole and serve at once; none: all")),
}

export const nodeLimits = object("NodeLimits", {
  ...rates,
  alternative: Schema.optional(object("AlternativeRates", rates)),
  use: Schema.optional(oneOf(["alternative", "schedule"], "which rates hold; none: the first pair")),
  timetable: Schema.optional(
    object("Timetable", {
      days: list(Schema.Number, "0 is Sunday"),
      from: count("minute of the day"),
      to: count("minute of the day; not after the other: on the next day"),
    }),
  ),
  ...atOnce,
})

export const ratesInForce = object("RatesInForce", {
  ...rates,
  why: oneOf(["none", "chosen", "alternative", "schedule"], "which they are"),
})

const place = object("QueuePlace", {
  id: id("torrent"),
  state: torrentState,
  position: orNull(Schema.Number, "among those that wait; null: it does not wait"),
})

export const limitAnswers = {
  limit: {
    id: text("of the torrent or share; self: the node's own limits"),
    limits: Schema.optional(nodeLimits),
    inForce: Schema.optional(ratesInForce),
    torrent: Schema.optional(orNull(object("TorrentLimits", { ...rates, ...end }), "null: there is no such torrent")),
    share: Schema.optional(
      orNull(
        object("ShareLimits", { ...end, from: Schema.optional(count("a date in milliseconds since 1970")) }),
        "null: there is no such share",
      ),
    ),
  },
  queue: {
    atOnce: object("AtOnce", {
      downloads: orNull(Schema.Number, "that run at once; null: all"),
      seeds: orNull(Schema.Number, "downloads that are whole and serve at once; null: all"),
    }),
    downloads: list(place, "in their order"),
    seeds: list(place, "downloads that are whole, in their order"),
  },
}
