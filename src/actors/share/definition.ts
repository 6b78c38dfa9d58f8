/** The share actor: its decider and what runs in which mode. */
import type { ActorDefinition } from "../kernel/ActorDefinition.ts"
import type { ShareEvent } from "../../events/share.ts"
import type { ShareInput } from "./commands.ts"
import { decide } from "./decide.ts"
import { type ShareMode, type ShareState, evolve, initial, modeOf } from "./state.ts"

export const shareActor: ActorDefinition<ShareState, ShareInput, ShareEvent, ShareMode> = {
  kind: "share",
  decider: { initial, decide, evolve },
  modeOf,
  modes: {
    absent: { resting: true },
    hashing: { effects: ["hash"] },
    active: { effects: ["publish"] },
    public: { effects: ["publish", "list"] },
    "taking-back": { effects: ["unlist"] },
    failed: { resting: true },
    stopped: { resting: true },
  },
}
