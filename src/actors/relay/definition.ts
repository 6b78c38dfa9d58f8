/** The relay actor: its decider and what runs in which mode. */
import { defineActor } from "../kernel/ActorDefinition.ts"
import { decide } from "./decide.ts"
import { snapshot } from "./snapshot.ts"
import { evolve, initial, modeOf } from "./state.ts"
import { transitions } from "./transitions.ts"

export const relayActor = defineActor({
  kind: "relay",
  decider: { initial, decide, evolve },
  modeOf,
  modes: {
    unasked: { rests: true },
    refused: { effects: ["end"] },
    stopped: { effects: ["end"] },
    running: { effects: ["run"] },
  },
  snapshot,
  transitions,
})
