/** A mirror's mode, and the flags from which it follows: one fold, for the actor and for the rows that show it. */
import type { MirrorEvent } from "../../events/mirror.ts"

export type MirrorMode =
  | "absent"
  | "mirroring"
  | "current"
  | "partial"
  | "by-hand"
  | "updating"
  | "frozen"
  | "full"
  | "failed"
  | "removed"

export interface MirrorFlags {
  readonly phase: "absent" | "copying" | "complete" | "failed" | "removed"
  readonly update: "auto" | "manual"
  /** Of the last entry that is here. */
  readonly seq: number
  /** Of the newest head that was seen. */
  readonly head: number
  readonly updating: boolean
  readonly forked: boolean
  readonly full: boolean
  /** How much of the metadata it keeps, in sixteenths; null: all of them. */
  readonly weight: number | null
}

export const noFlags: MirrorFlags = {
  phase: "absent",
  update: "auto",
  seq: 0,
  head: 0,
  updating: false,
  forked: false,
  full: false,
  weight: null,
}

export const flagsAfter = <Flags extends MirrorFlags>(flags: Flags, event: MirrorEvent): Flags => {
  switch (event.type) {
    case "MirrorRequested":
      return { ...flags, phase: "copying", update: event.update }
    case "HeadLearned":
      return { ...flags, head: event.seq }
    case "EntriesMirrored":
      return { ...flags, seq: event.seq }
    case "MirrorCompleted":
      return { ...flags, phase: "complete", updating: false }
    case "UpdateChosen":
      return { ...flags, update: event.update }
    case "UpdateRequested":
      return { ...flags, updating: true, full: false }
    case "TrackerForked":
      return { ...flags, forked: true, updating: false }
    case "QuotaReached":
      return { ...flags, full: true, updating: false }
    case "ShelfChosen":
      return event.weight < WHOLE ? { ...flags, weight: event.weight } : { ...flags, weight: null, updating: true }
    case "MirrorFailed":
      return { ...flags, phase: "failed" }
    case "MirrorRemoved":
      return { ...flags, phase: "removed" }
    default:
      return flags
  }
}

export const modeOf = (flags: MirrorFlags): MirrorMode => {
  if (flags.phase === "absent" || flags.phase === "removed" || flags.phase === "failed") return flags.phase
  if (flags.forked) return "frozen"
  if (flags.full) return "full"
  if (flags.phase === "copying") return "mirroring"
  if (flags.updating || (flags.update === "auto" && flags.head > flags.seq)) return "updating"
  if (flags.weight !== null) return "partial"
  return flags.update === "auto" ? "current" : "by-hand"
}

/** Sixteenths. */
const WHOLE = 16
