/**
 * Where a download comes from, as the vault keeps it: a share's onion with its token, the tracker that lists it, or
 * both. Owns how that is written down; who is asked first is the effects' to say.
 */
import { type OnionAddress, type SecretRef, TrackerKey } from "../../../core/ids.ts"
import type { Visibility } from "../../../core/shareLink.ts"
import type { Ports } from "../../Ports.ts"

export interface Source {
  /** A share's onion, where there is a token; else the address at which a tracker was found that lists it. */
  readonly onion: OnionAddress
  readonly share: { readonly token: string; readonly visibility: Visibility } | undefined
  readonly tracker: TrackerKey | undefined
}

export const sourceOf = ({ vault }: Pick<Ports, "vault">, name: string): Source | undefined => {
  const kept = name ? vault.get(name as SecretRef) : undefined
  if (!kept?.["onion"]) return undefined
  const token = kept["token"]
  return {
    onion: kept["onion"] as OnionAddress,
    share:
      token === undefined ? undefined : { token, visibility: kept["visibility"] === "public" ? "public" : "private" },
    tracker: kept["tracker"] === undefined ? undefined : TrackerKey(kept["tracker"]),
  }
}

/** The source's tracker has become known. */
export const rememberTracker = ({ vault }: Pick<Ports, "vault">, name: string, tracker: TrackerKey): void => {
  const kept = vault.get(name as SecretRef)
  if (kept && kept["tracker"] !== tracker) vault.put(name as SecretRef, { ...kept, tracker })
}
