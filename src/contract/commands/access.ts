/** Commands about who may manage the node. */
import { Schema } from "effect"
import { commandSchema } from "./commandSchema.ts"
import { Flag, Target } from "./fields.ts"

const Some = Schema.Array(Target)
  .pipe(Schema.maxItems(16))
  .annotations({ description: "at most 16 ids of 6 to 64 hex digits" })

/** Signs browsers out; all of them where none is named. */
export const EndSessions = commandSchema("EndSessions", { sessions: Schema.optional(Some) })

/**
 * A new management link, which the answer holds; the old one ends. All sessions end too, unless they are to stay; with
 * a new address they end in any case, since browsers send their cookies to the old one alone.
 */
export const ChangeLink = commandSchema("ChangeLink", {
  newAddress: Schema.optional(Flag),
  keepSessions: Schema.optional(Flag),
})

/** Whether who opens the management onion must have a key. The answer holds a key that is new, and no other. */
export const RequireKey = commandSchema("RequireKey", { required: Flag })
