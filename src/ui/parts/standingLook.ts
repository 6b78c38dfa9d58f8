/** Colour and icon of each standing; its words come from the contract. Never colour alone. */
import type { Standing } from "../../contract/standing.ts"
import type { IconName } from "./Icon.tsx"

export type Tone = "go" | "move" | "wait" | "rest" | "bad"

export const standingLook: Readonly<Record<Standing, { readonly tone: Tone; readonly icon: IconName }>> = {
  seeding: { tone: "go", icon: "share" },
  resting: { tone: "go", icon: "moon" },
  downloading: { tone: "move", icon: "download" },
  checking: { tone: "move", icon: "recheck" },
  hashing: { tone: "move", icon: "hash" },
  "mirroring-metadata": { tone: "move", icon: "metadata" },
  "waiting-for-tor": { tone: "wait", icon: "tor" },
  "waiting-for-credit": { tone: "wait", icon: "credit" },
  queued: { tone: "wait", icon: "stalled" },
  stalled: { tone: "wait", icon: "stalled" },
  paused: { tone: "rest", icon: "pause" },
  moving: { tone: "move", icon: "files" },
  removing: { tone: "rest", icon: "remove" },
  removed: { tone: "rest", icon: "remove" },
  "missing-files": { tone: "bad", icon: "missing" },
  error: { tone: "bad", icon: "alert" },
  "share-failed": { tone: "bad", icon: "alert" },
}
