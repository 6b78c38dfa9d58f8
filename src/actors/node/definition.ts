/** The node actor: management, the carrier's health, and the forgetting of what need not be remembered. */
import type { NodeEvent } from "../../events/node.ts"
import type { ActorDefinition } from "../kernel/ActorDefinition.ts"
import type { NodeInput } from "./commands.ts"
import { decide } from "./decide.ts"
import { type NodeMode, type NodeState, evolve, initial, modeOf } from "./state.ts"

export const nodeActor: ActorDefinition<NodeState, NodeInput, NodeEvent, NodeMode> = {
  kind: "node",
  decider: { initial, decide, evolve },
  modeOf,
  modes: {
    absent: {},
    stopped: {},
    running: { effects: ["manage", "watchCarrier", "expire"] },
  },
}
