/** The actor of newer software: its decider and what runs in which mode. */
import { defineActor } from "../kernel/ActorDefinition.ts"
import { decide } from "./decide.ts"
import { evolve, initial, modeOf, type ReleaseState } from "./mode.ts"
import { transitions } from "./transitions.ts"

const torrentOf = ({ newest }: ReleaseState): string => newest?.torrent ?? ""

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
        // Its file may be given by the operator instead.
        fetching: { effects: ["fetch"], key: torrentOf },
        ready: {},
        // The newest may be what runs, and its file come later.
        running: { effects: ["fetch"], key: torrentOf },
      },
    },
    conflict: { effects: ["halt"] },
  },
  transitions,
})
