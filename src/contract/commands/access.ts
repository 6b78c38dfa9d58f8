/** Commands about who may manage the node. */
import { Schema } from "effect"
import { commandSchema } from "./commandSchema.ts"
import { Target } from "./fields.ts"

const Some = Schema.Array(Target)
  .pipe(Schema.maxItems(16))
  .annotations({ description: "at most 16 ids of 6 to 64 hex digits" })

/** Signs browsers out; all of them where none is named. */
export const EndSessions = commandSchema("EndSessions", { sessions: Schema.optional(Some) })
