/**
 * Colour and icon of how the relay stands and whether it is reached; their words are in words/relayText. Never colour
 * alone.
 */
import type { Reachability } from "../../contract/relay.ts"
import type { RelayStanding } from "../../contract/words/relay.ts"
import type { Look } from "./Status.tsx"

export const relayLook: Readonly<Record<RelayStanding, Look>> = {
  unasked: { tone: "rest", icon: "help" },
  refused: { tone: "rest", icon: "stop" },
  stopped: { tone: "rest", icon: "stop" },
  starting: { tone: "move", icon: "clock" },
  bootstrapping: { tone: "move", icon: "tor" },
  restarting: { tone: "wait", icon: "recheck" },
  failed: { tone: "bad", icon: "alert" },
  "not-middle-only": { tone: "bad", icon: "alert" },
  unreachable: { tone: "wait", icon: "stalled" },
  running: { tone: "go", icon: "check" },
}

export const reachLook: Readonly<Record<Reachability, Look>> = {
  unknown: { tone: "rest", icon: "clock" },
  testing: { tone: "move", icon: "recheck" },
  yes: { tone: "go", icon: "check" },
  no: { tone: "bad", icon: "alert" },
}
