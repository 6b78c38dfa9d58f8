/** Colour and icon of a mirror's mode and of its origin's; their words come from the contract. Never colour alone. */
import type { MirrorMode, TrackerRow } from "../../contract/rows.ts"
import type { OriginStanding } from "../../contract/standing.ts"
import type { Look } from "./Status.tsx"

export const mirrorLook: Readonly<Record<MirrorMode, Look>> = {
  mirroring: { tone: "move", icon: "download" },
  current: { tone: "go", icon: "check" },
  partial: { tone: "go", icon: "full" },
  "by-hand": { tone: "rest", icon: "hand" },
  updating: { tone: "move", icon: "recheck" },
  frozen: { tone: "bad", icon: "frozen" },
  full: { tone: "wait", icon: "full" },
  failed: { tone: "bad", icon: "alert" },
  removed: { tone: "rest", icon: "remove" },
}

export const originLook: Readonly<Record<OriginStanding, Look>> = {
  reachable: { tone: "go", icon: "check" },
  unreachable: { tone: "wait", icon: "stalled" },
  silent: { tone: "wait", icon: "unheard" },
  dead: { tone: "bad", icon: "unheard" },
  untried: { tone: "rest", icon: "clock" },
}

export const trackerLook: Readonly<Record<TrackerRow["mode"], Look>> = {
  open: { tone: "go", icon: "check" },
  restored: { tone: "go", icon: "check" },
  contradicted: { tone: "bad", icon: "alert" },
}
