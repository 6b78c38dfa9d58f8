/** What the node decides. Pure and total. A start after a crash finds itself running, and starts all the same. */
import { type Decision, type Moment, accept, nothing, reject } from "../../core/decider.ts"
import { chosenOfNode } from "../../core/nodeLimits.ts"
import type { NodeEvent } from "../../events/node.ts"
import type { NodeInput } from "./commands.ts"
import type { NodeState } from "./state.ts"

const noNode = reject("no-node", "the node has not been created")

export const decide = (state: NodeState, input: NodeInput, _moment: Moment): Decision<NodeEvent> => {
  switch (input.type) {
    case "CreateNode":
      return state.mode === "absent" ? accept({ type: "NodeCreated", management: input.management }) : nothing
    case "StartNode":
      if (state.mode === "absent") return noNode
      return accept({ type: "NodeStarted", carrier: input.carrier })
    case "StopNode":
      return state.mode === "running" ? accept({ type: "NodeStopped" }) : nothing
    case "ChooseLimits": {
      if (state.mode === "absent") return noNode
      return accept({ type: "LimitsChosen", ...chosenOfNode(state.limits, input) })
    }
    case "CarrierReported": {
      const { type: _, ...report } = input
      return accept({ type: "CarrierChanged", ...report })
    }
    case "ChooseSetting": {
      if (state.mode === "absent") return noNode
      const { name, value } = input
      return state.settings[name] === value ? nothing : accept({ type: "SettingChosen", name, value })
    }
    case "ResetSetting":
      return Object.hasOwn(state.settings, input.name) ? accept({ type: "SettingReset", name: input.name }) : nothing
    case "ReportLink":
      return state.mode === "absent" ? nothing : accept({ type: "ManagementLinkChanged", newAddress: input.newAddress })
    case "ReportKey":
      return state.mode === "absent" ? nothing : accept({ type: "ManagementKeyChosen", required: input.required })
    case "HistoryExpired":
      return input.events > 0
        ? accept({ type: "StreamHistoryExpired", before: input.before, events: input.events })
        : nothing
    default:
      return reject("unknown-input", `a node does not know ${String((input as { type?: unknown }).type)}`)
  }
}
