/** The actor of newer software: its decider and what runs in which mode. */
import { defineActor } from "../kernel/ActorDefinition.ts"
import { decide } from "./decide.ts"
import { evolve, initial, modeOf } from "./mode.ts"
import { transitions } from "./transitions.ts"

export const releaseActor = defineActor({
  kind: "release",
  decider: { initial, decide, evolve },
  modeOf,
  modes: {
    absent: { rests: true },
    trusting: {
      effects: ["offer", "clear"],
      modes: {
        none: {},
        offered: { effects: ["plan"] },
        fetching: { effects: ["fetch"] },
        ready: {},
        // The newest may be what runs, and its file come later, or be given by the operator.
        running: { effects: ["fetch"], key: ({ newest }) => newest?.torrent ?? "" },
      },
    },
    conflict: { effects: ["halt"] },
  },
  transitions,
})
