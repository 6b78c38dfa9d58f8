/** The ledger's actor: its decider and what runs in which mode. */
import { defineActor } from "../kernel/ActorDefinition.ts"
import { decide } from "./decide.ts"
import { snapshot } from "./snapshot.ts"
import { evolve, initial, modeOf } from "./state.ts"
import { transitions } from "./transitions.ts"

export const creditActor = defineActor({
  kind: "credit",
  decider: { initial, decide, evolve },
  modeOf,
  modes: {
    absent: { rests: true },
    open: { effects: ["book"] },
  },
  snapshot,
  transitions,
})
