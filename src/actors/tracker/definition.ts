/** The tracker actor: this node's own tracker, its decider and what runs in which mode. */
import { defineActor } from "../kernel/ActorDefinition.ts"
import { decide } from "./decide.ts"
import { evolve, initial, modeOf } from "./state.ts"
import { transitions } from "./transitions.ts"

export const trackerActor = defineActor({
  kind: "tracker",
  decider: { initial, decide, evolve },
  modeOf,
  modes: {
    absent: { rests: true },
    open: { effects: ["serve"] },
    restored: { effects: ["serve"] },
    contradicted: { effects: ["serve"] },
  },
  transitions,
})
