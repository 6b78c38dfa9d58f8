/** Commands about the node as a whole. */
import { commandSchema } from "./commandSchema.ts"

export const StopNode = commandSchema("StopNode", {})
