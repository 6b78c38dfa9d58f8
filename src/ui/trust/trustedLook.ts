/** Colour and icon of a trusted node's mode, and of one that is reached through others. Never colour alone. */
import type { TrustedMode } from "../../contract/rows.ts"
import type { FarView } from "../../contract/trust.ts"
import type { Look } from "../parts/Status.tsx"

export const trustedLook: Readonly<Record<TrustedMode, Look>> = {
  greeting: { tone: "move", icon: "search" },
  indexing: { tone: "move", icon: "download" },
  current: { tone: "go", icon: "check" },
  remote: { tone: "rest", icon: "full" },
  silent: { tone: "wait", icon: "unheard" },
  frozen: { tone: "bad", icon: "frozen" },
  failed: { tone: "bad", icon: "alert" },
  revoked: { tone: "rest", icon: "remove" },
}

export const farLook: Readonly<Record<FarView["state"], Look>> = {
  waiting: { tone: "move", icon: "clock" },
  current: trustedLook.current,
  remote: trustedLook.remote,
  silent: trustedLook.silent,
  frozen: trustedLook.frozen,
}
