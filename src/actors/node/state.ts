/** What the node is, folded from its history. Pure and total. */
import type { NodeLimits } from "../../core/nodeLimits.ts"
import type { NodeEvent } from "../../events/node.ts"

export type NodeMode = "absent" | "stopped" | "running"

export interface NodeState {
  readonly mode: NodeMode
  /** Name of the management onion's seed and token in the vault. */
  readonly management: string
  readonly limits: NodeLimits
  /** What was chosen, as JSON, by the setting's name. */
  readonly settings: Readonly<Record<string, string>>
}

export const initial: NodeState = { mode: "absent", management: "", limits: {}, settings: {} }

export const evolve = (state: NodeState, event: NodeEvent): NodeState => {
  switch (event.type) {
    case "NodeCreated":
      return { ...state, mode: "stopped", management: event.management }
    case "NodeStarted":
      return { ...state, mode: "running" }
    case "NodeStopped":
      return { ...state, mode: "stopped" }
    case "LimitsChosen": {
      const { type: _, ...limits } = event
      return { ...state, limits }
    }
    case "SettingChosen":
      return { ...state, settings: { ...state.settings, [event.name]: event.value } }
    case "SettingReset": {
      const { [event.name]: _, ...settings } = state.settings
      return { ...state, settings }
    }
    default:
      return state
  }
}

export const modeOf = (state: NodeState): NodeMode => state.mode
