/**
 * The key of a link, with which a private share's onion is reached: whoever dials where a link leads presents it first.
 * It stays with the carrier until the download is forgotten.
 */
import type { OnionAddress } from "../../../core/ids.ts"
import { DialError } from "../../../transport/Transport.ts"
import type { Needs } from "../../Ports.ts"

/** Where a link leads; the private x25519 key, where it has one. */
export interface KeyedPlace {
  readonly onion: OnionAddress
  readonly key?: Uint8Array | undefined
}

export const presentKey = async ({ transport }: Needs<"transport">, { onion, key }: KeyedPlace): Promise<void> => {
  if (key) await transport.unlock(onion, key)
}

/** Of a download that is reached at this onion. */
const keyAt = ({ vault }: Needs<"vault">, onion: OnionAddress): Uint8Array | undefined =>
  vault
    .owners("link")
    .map((id) => vault.get("link", id))
    .find((link) => link?.onion === onion)?.key

/** For who only looks: afterwards the keys of downloads count alone, and while there is one of this onion it does. */
export const whileKeyed = async <T>(
  ports: Needs<"transport" | "vault">,
  place: KeyedPlace,
  look: () => Promise<T>,
): Promise<T> => {
  if (!place.key || keyAt(ports, place.onion)) return look()
  await presentKey(ports, place)
  return look().finally(() => ports.transport.unlock(place.onion, keyAt(ports, place.onion)))
}

/** Takes the link out of the vault, and its key back: but where another download is reached at the same onion. */
export const forgetLink = async (ports: Needs<"transport" | "vault">, torrent: string): Promise<void> => {
  const link = ports.vault.get("link", torrent)
  ports.vault.delete("link", torrent)
  if (link?.key) await ports.transport.unlock(link.onion, keyAt(ports, link.onion))
}

/**
 * Why the onion does not let in whoever dialled it, where that is so. Tor cannot always tell a key that was revoked
 * from one that is missing, so who has one hears the same of both.
 */
export const lockedOut = (
  error: unknown,
  { key }: KeyedPlace,
): { readonly code: string; readonly message: string } | undefined => {
  if (!(error instanceof DialError) || (error.code !== "F4" && error.code !== "F5")) return undefined
  return key ? REFUSED : LACKING
}

/** Codes with which a download stands still until it is given another key. */
export const LOCKED: ReadonlySet<string> = new Set(["link-lacks-key", "key-refused"])

const LACKING = {
  code: "link-lacks-key",
  message: "this link lacks its key: ask for all of it, which ends with #k= and 52 letters and digits",
}
const REFUSED = {
  code: "key-refused",
  message: "the key of this link is not taken: its owner has taken it back, or it was mistyped; ask for another link",
}
