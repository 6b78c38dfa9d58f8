/** A trusted node's mode, and the flags from which it follows: one fold, for the actor and for the rows. */
import type { TrustedEvent } from "../../events/trusted.ts"

export type TrustedMode =
  | "absent"
  | "greeting"
  | "indexing"
  | "current"
  | "remote"
  | "silent"
  | "frozen"
  | "failed"
  | "revoked"

export interface TrustedFlags {
  readonly phase: "absent" | "greeting" | "known" | "failed" | "revoked"
  readonly indexed: boolean
  readonly remote: boolean
  readonly silent: boolean
  readonly forked: boolean
}

export const noFlags: TrustedFlags = { phase: "absent", indexed: false, remote: false, silent: false, forked: false }

export const flagsAfter = <Flags extends TrustedFlags>(flags: Flags, event: TrustedEvent): Flags => {
  switch (event.type) {
    case "NodeTrusted":
      return { ...flags, phase: "greeting" }
    case "NodeFound":
      return { ...flags, phase: "known", silent: false }
    case "NodeFellSilent":
      return { ...flags, silent: true }
    case "CatalogueIndexed":
      return { ...flags, indexed: true, remote: false }
    case "CatalogueLeftRemote":
      return { ...flags, remote: true }
    case "NodeDistrusted":
      return event.what === "fork" ? { ...flags, forked: true } : flags
    case "GreetingFailed":
      return { ...flags, phase: "failed" }
    case "TrustRevoked":
      return { ...flags, phase: "revoked" }
    default:
      return flags
  }
}

export const modeOf = ({ phase, indexed, remote, silent, forked }: TrustedFlags): TrustedMode => {
  if (phase === "absent" || phase === "failed" || phase === "revoked") return phase
  if (forked) return "frozen"
  if (phase === "greeting") return "greeting"
  if (silent) return "silent"
  if (remote) return "remote"
  return indexed ? "current" : "indexing"
}
