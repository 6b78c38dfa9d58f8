/** What the node is, folded from its history. Pure and total. */
import type { NodeEvent } from "../../events/node.ts"

export type NodeMode = "absent" | "stopped" | "running"

export interface NodeState {
  readonly mode: NodeMode
  /** Name of the management onion's seed and token in the vault. */
  readonly management: string
}

export const initial: NodeState = { mode: "absent", management: "" }

export const evolve = (state: NodeState, event: NodeEvent): NodeState => {
  switch (event.type) {
    case "NodeCreated":
      return { mode: "stopped", management: event.management }
    case "NodeStarted":
      return { ...state, mode: "running" }
    case "NodeStopped":
      return { ...state, mode: "stopped" }
    default:
      return state
  }
}

export const modeOf = (state: NodeState): NodeMode => state.mode
