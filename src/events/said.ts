/** What a sharer says beside a title, as facts keep it: left out where nothing is said. */
import { Schema } from "effect"

export const beside = {
  description: Schema.optional(Schema.String),
  tags: Schema.optional(Schema.Array(Schema.String)),
}
