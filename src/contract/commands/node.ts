/** Commands about the node as a whole. */
import { commandSchema } from "./commandSchema.ts"

export const StopNode = commandSchema("StopNode", {})

/** Closed and opened again by the same process, which need not be a service: the software is the one that runs. */
export const RestartNode = commandSchema("RestartNode", {})
