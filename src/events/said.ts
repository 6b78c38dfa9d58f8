/** What an operator says of a share or torrent, as facts keep it: left out where nothing is said. */
import { Schema } from "effect"

/** Beside a title. */
export const beside = {
  description: Schema.optional(Schema.String),
  tags: Schema.optional(Schema.Array(Schema.String)),
}

/** How long it is to serve (core/limits). */
export const seedingLimits = {
  copies: Schema.optional(Schema.NonNegativeInt),
  ratio: Schema.optional(Schema.Positive),
  until: Schema.optional(Schema.NonNegativeInt),
}

/** Which of them was met. */
export const metLimit = Schema.Literal("copies", "ratio", "until")
