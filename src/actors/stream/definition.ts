/** The onion stream actor: one lane, one circuit, one HTTP/2 session. */
import type { Millis } from "../../core/ids.ts"
import type { StreamEvent } from "../../events/stream.ts"
import type { ActorDefinition } from "../kernel/ActorDefinition.ts"
import type { StreamInput } from "./commands.ts"
import { decide, LONGEST_BACKOFF_MS } from "./decide.ts"
import { type StreamMode, type StreamState, evolve, initial, modeOf } from "./state.ts"

export const streamActor: ActorDefinition<StreamState, StreamInput, StreamEvent, StreamMode> = {
  kind: "stream",
  decider: { initial, decide, evolve },
  modeOf,
  modes: {
    absent: { resting: true },
    dialing: { effects: ["dial"] },
    open: { effects: ["carry"] },
    "backing-off": {
      timer: { due: (state) => state.retryAt as Millis, longestMs: LONGEST_BACKOFF_MS, input: { type: "RetryDue" } },
    },
    closed: { effects: ["close"], last: true },
  },
}
