/** The mirror actor: its decider and what runs in which mode. A frozen or full one still serves what it has. */
import { defineActor } from "../kernel/ActorDefinition.ts"
import { decide } from "./decide.ts"
import { type MirrorState, evolve, initial, modeOf } from "./state.ts"

/** By which the tracker is followed or not; of the other modes it is plain. */
const following = ({ update, full }: MirrorState): string => `${update} ${full}`

export const mirrorActor = defineActor({
  kind: "mirror",
  decider: { initial, decide, evolve },
  modeOf,
  modes: {
    absent: { rests: true },
    mirroring: { effects: ["copy"] },
    current: { effects: ["serve"] },
    "by-hand": { effects: ["serve"] },
    updating: { effects: ["serve", "copy"], key: following },
    frozen: { effects: ["serve"], key: following },
    full: { effects: ["serve"] },
    failed: { effects: ["withdraw"] },
    removed: { effects: ["forget"], rests: true },
  },
})
