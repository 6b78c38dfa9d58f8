/** Commands about searches: to see nothing of a tracker any more, and to see it again. */
import { commandSchema } from "./commandSchema.ts"
import { Link } from "./fields.ts"

/** `tracker`: its address. */
export const MuteTracker = commandSchema("MuteTracker", { tracker: Link })

export const UnmuteTracker = commandSchema("UnmuteTracker", { tracker: Link })
