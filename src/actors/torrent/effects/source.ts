/**
 * Where a download comes from, as the vault keeps it: a share's onion with its token, the tracker that lists it, or
 * both. Owns how that is written down; who is asked first is the effects' to say.
 */
import type { OnionAddress, TrackerKey } from "../../../core/ids.ts"
import type { Visibility } from "../../../core/shareLink.ts"
import type { Needs } from "../../Ports.ts"

export interface Source {
  /** A share's onion, where there is a token; else the address at which a tracker was found that lists it. */
  readonly onion: OnionAddress
  readonly share: { readonly token: string; readonly visibility: Visibility } | undefined
  readonly tracker: TrackerKey | undefined
  /** The private x25519 key of the link, where it has one. */
  readonly key: Uint8Array | undefined
}

export const sourceOf = ({ vault }: Needs<"vault">, torrent: string): Source | undefined => {
  const link = vault.get("link", torrent)
  if (!link) return undefined
  const { onion, token, visibility = "private", tracker, key } = link
  return { onion, share: token === undefined ? undefined : { token, visibility }, tracker, key }
}

/** The source's tracker has become known. */
export const rememberTracker = ({ vault }: Needs<"vault">, torrent: string, tracker: TrackerKey): void => {
  const link = vault.get("link", torrent)
  if (link && link.tracker !== tracker) vault.put("link", torrent, { ...link, tracker })
}
