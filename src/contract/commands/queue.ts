/** Commands about how many torrents run at once, and in which order. */
import { Schema } from "effect"
import { commandSchema } from "./commandSchema.ts"
import { Target } from "./fields.ts"

const Count = Schema.optional(
  Schema.Int.pipe(Schema.between(0, 100_000)).annotations({ description: "how many at once, or 0 for all" }),
)

/** Downloads, and downloads that are whole and serve; what this node shares itself always runs. */
export const LimitQueue = commandSchema("LimitQueue", { downloads: Count, seeds: Count })

export const MoveInQueue = commandSchema("MoveInQueue", {
  torrent: Target,
  move: Schema.Literal("top", "up", "down", "bottom").annotations({ description: "top, up, down or bottom" }),
})
