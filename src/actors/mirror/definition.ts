/** The mirror actor: its decider and what runs in which mode. A frozen or full one still serves what it has. */
import { defineActor } from "../kernel/ActorDefinition.ts"
import { decide } from "./decide.ts"
import { modeOf } from "./mode.ts"
import { evolve, initial } from "./state.ts"
import { transitions } from "./transitions.ts"

export const mirrorActor = defineActor({
  kind: "mirror",
  decider: { initial, decide, evolve },
  modeOf,
  modes: {
    absent: { rests: true },
    mirroring: { effects: ["copy", "seek"] },
    serving: {
      effects: ["serve", "seek"],
      modes: {
        current: {},
        partial: { effects: ["stock"] },
        "by-hand": {},
        updating: { effects: ["copy"] },
        frozen: {},
        full: {},
      },
    },
    failed: { effects: ["withdraw"] },
    removed: { effects: ["forget"], rests: true },
  },
  transitions,
})
