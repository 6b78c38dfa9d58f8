/** The tracker actor: this node's own tracker, its decider and what runs in which mode. */
import type { TrackerEvent } from "../../events/tracker.ts"
import type { ActorDefinition } from "../kernel/ActorDefinition.ts"
import type { TrackerInput } from "./commands.ts"
import { decide } from "./decide.ts"
import { type TrackerMode, type TrackerState, evolve, initial, modeOf } from "./state.ts"

export const trackerActor: ActorDefinition<TrackerState, TrackerInput, TrackerEvent, TrackerMode> = {
  kind: "tracker",
  decider: { initial, decide, evolve },
  modeOf,
  modes: {
    absent: {},
    open: { effects: ["serve"] },
    restored: { effects: ["serve"] },
    contradicted: { effects: ["serve"] },
  },
}
