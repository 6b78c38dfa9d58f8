/** The node actor: management, the carrier's health, limits, and the forgetting of what need not be remembered. */
import { defineActor } from "../kernel/ActorDefinition.ts"
import { decide } from "./decide.ts"
import { evolve, initial, modeOf } from "./state.ts"
import { transitions } from "./transitions.ts"

export const nodeActor = defineActor({
  kind: "node",
  decider: { initial, decide, evolve },
  modeOf,
  modes: {
    absent: { rests: true },
    stopped: { rests: true },
    running: { effects: ["manage", "watchCarrier", "expire", "limit"] },
  },
  transitions,
})
