/** The onion stream actor: one lane, one circuit, one HTTP/2 session. */
import type { Millis } from "../../core/ids.ts"
import { defineActor } from "../kernel/ActorDefinition.ts"
import { decide, LONGEST_BACKOFF_MS } from "./decide.ts"
import { evolve, initial, modeOf } from "./state.ts"
import { transitions } from "./transitions.ts"

export const streamActor = defineActor({
  kind: "stream",
  decider: { initial, decide, evolve },
  modeOf,
  modes: {
    absent: { rests: true },
    dialing: { effects: ["dial"] },
    open: { effects: ["carry"] },
    "backing-off": {
      timer: { due: (state) => state.retryAt as Millis, longestMs: LONGEST_BACKOFF_MS, input: { type: "RetryDue" } },
    },
    closed: { effects: ["close"], rests: true },
  },
  transitions,
})
