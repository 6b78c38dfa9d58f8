/**
 * Links to shares: `http://<56>.onion/private/<token>` (docs/protocol.md, "Onions of a node"). Parsed strictly: the address
 * by its checksum, the token by its form, and nothing before or behind.
 */
import { type OnionAddress, Token } from "./ids.ts"
import { isOnionAddress } from "./onionAddress.ts"

export interface ShareLink {
  readonly onion: OnionAddress
  readonly token: Token
}

export const formatShareLink = ({ onion, token }: ShareLink): string => `http://${onion}/private/${token}`

/** @returns the link, or what is wrong with it in words for people. */
export const parseShareLink = (text: string): ShareLink | { readonly problem: string } => {
  const match = /^(?:http:\/\/)?([a-z2-7]{56}\.onion)\/private\/([A-Za-z0-9_-]{43})\/?$/i.exec(text.trim())
  if (!match) return { problem: "a link looks like http://<56 letters and digits>.onion/private/<43 characters>; copy it whole" }
  const onion = match[1]!.toLowerCase()
  if (!isOnionAddress(onion)) return { problem: "the onion address in this link is mistyped (its checksum does not fit); copy it again" }
  return { onion, token: Token(match[2]!) }
}
