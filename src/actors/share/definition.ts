/** The share actor: its decider and what runs in which mode. */
import { defineActor } from "../kernel/ActorDefinition.ts"
import { decide } from "./decide.ts"
import { evolve, initial, modeOf } from "./state.ts"
import { transitions } from "./transitions.ts"

export const shareActor = defineActor({
  kind: "share",
  decider: { initial, decide, evolve },
  modeOf,
  modes: {
    absent: { rests: true },
    hashing: { effects: ["hash"] },
    scheduled: { effects: ["begin"] },
    active: { effects: ["publish", "end"] },
    public: { effects: ["publish", "list", "end"] },
    "taking-back": { effects: ["unlist"] },
    failed: { rests: true },
    stopped: { rests: true },
  },
  transitions,
})
