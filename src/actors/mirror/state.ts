/** What a mirror of a tracker is, folded from its history. Pure and total; its mode follows from it. */
import type { MirrorEvent } from "../../events/mirror.ts"

export type MirrorMode =
  | "absent"
  | "mirroring"
  | "current"
  | "by-hand"
  | "updating"
  | "frozen"
  | "full"
  | "failed"
  | "removed"

export interface MirrorState {
  readonly phase: "absent" | "copying" | "complete" | "failed" | "removed"
  /** Names the onion's seed and the pasted address in the vault. */
  readonly secret: string
  readonly update: "auto" | "manual"
  /** Of the last entry that is here. */
  readonly seq: number
  /** Of the newest head that was seen. */
  readonly head: number
  /** When that head was signed, in seconds since 1970. */
  readonly headAt: number
  readonly updating: boolean
  readonly forked: boolean
  readonly full: boolean
  /** The oldest head that was refused last. */
  readonly refused: number | undefined
}

export const initial: MirrorState = {
  phase: "absent",
  secret: "",
  update: "auto",
  seq: 0,
  head: 0,
  headAt: 0,
  updating: false,
  forked: false,
  full: false,
  refused: undefined,
}

export const evolve = (state: MirrorState, event: MirrorEvent): MirrorState => {
  switch (event.type) {
    case "MirrorRequested":
      return { ...state, phase: "copying", secret: event.secret, update: event.update }
    case "HeadLearned":
      return { ...state, head: event.seq, headAt: event.at }
    case "EntriesMirrored":
      return { ...state, seq: event.seq }
    case "MirrorCompleted":
      return { ...state, phase: "complete", updating: false, refused: undefined }
    case "UpdateChosen":
      return { ...state, update: event.update }
    case "UpdateRequested":
      return { ...state, updating: true, full: false }
    case "RollbackRefused":
      return { ...state, refused: event.offered }
    case "TrackerForked":
      return { ...state, forked: true, updating: false }
    case "QuotaReached":
      return { ...state, full: true, updating: false }
    case "MirrorFailed":
      return { ...state, phase: "failed" }
    case "MirrorRemoved":
      return { ...state, phase: "removed" }
    default:
      return state
  }
}

export const modeOf = (state: MirrorState): MirrorMode => {
  if (state.phase === "absent" || state.phase === "removed" || state.phase === "failed") return state.phase
  if (state.forked) return "frozen"
  if (state.full) return "full"
  if (state.phase === "copying") return "mirroring"
  if (state.updating || (state.update === "auto" && state.head > state.seq)) return "updating"
  return state.update === "auto" ? "current" : "by-hand"
}
