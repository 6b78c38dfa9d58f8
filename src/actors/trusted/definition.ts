/** The trusted actor: its decider and what runs in which mode. */
import { defineActor } from "../kernel/ActorDefinition.ts"
import { decide } from "./decide.ts"
import { modeOf } from "./mode.ts"
import { evolve, initial } from "./state.ts"
import { transitions } from "./transitions.ts"

export const trustedActor = defineActor({
  kind: "trusted",
  decider: { initial, decide, evolve },
  modeOf,
  modes: {
    absent: { rests: true },
    trusting: {
      effects: ["extend"],
      modes: {
        watched: {
          effects: ["watch", "askRelease", "sight"],
          modes: { greeting: {}, indexing: {}, current: {}, remote: {}, silent: {} },
        },
        frozen: {},
      },
    },
    failed: { effects: ["withdraw"] },
    revoked: { effects: ["forget"], rests: true },
  },
  transitions,
})
