/**
 * What may be pasted (docs/protocol.md, "A share's onion"): a link to a share, `http://<56>.onion/private/<token>` or
 * `…/public/<token>`, to a torrent that a tracker lists, `http://<56>.onion/torrent/<infohash>`, or a tracker's or
 * mirror's bare address. Parsed strictly: addresses by their checksum, tokens and hashes by their form; what pasting
 * leaves around it is taken away first (pastedText).
 */
import { InfoHash, type OnionAddress, Token } from "./ids.ts"
import { isOnionAddress } from "./onionAddress.ts"
import { otherPort, pastedText } from "./pastedText.ts"

export type Visibility = "private" | "public"

export interface ShareLink {
  readonly onion: OnionAddress
  readonly token: Token
  readonly visibility: Visibility
}

/** A torrent that the tracker at this address, or the one mirrored there, lists. */
export interface ListedLink {
  readonly onion: OnionAddress
  readonly infohash: InfoHash
}

export interface LinkProblem {
  readonly problem: string
}

export const formatShareLink = ({ onion, visibility, token }: ShareLink): string =>
  `http://${onion}/${visibility}/${token}`

export const formatListedLink = ({ onion, infohash }: ListedLink): string => `http://${onion}/torrent/${infohash}`

const LINK =
  /^(?:http:\/\/)?([a-z2-7]{56}\.onion)\/(?:(private|public)\/([A-Za-z0-9_-]{43})|torrent\/([0-9a-f]{64}))\/?$/i
const ADDRESS = /^(?:http:\/\/)?([a-z2-7]{56}\.onion)\/?$/i
const MISTYPED = "the onion address is mistyped (its checksum does not fit); copy it again"

/** @returns the link, or what is wrong with it in words for people. */
export const parseLink = (text: string): ShareLink | ListedLink | LinkProblem => {
  const pasted = pastedText(text)
  const match = LINK.exec(pasted)
  if (!match && otherPort(pasted) !== undefined)
    return {
      problem:
        `the link names port ${otherPort(pasted)}; ` +
        "onions of Bulbil answer on port 80 alone, which need not be named",
    }
  if (!match)
    return { problem: "a link looks like http://<56 letters and digits>.onion/private/<43 characters>; copy it whole" }
  const onion = match[1]!.toLowerCase()
  if (!isOnionAddress(onion)) return { problem: MISTYPED }
  if (match[4]) return { onion, infohash: InfoHash(match[4].toLowerCase()) }
  return { onion, token: Token(match[3]!), visibility: match[2]!.toLowerCase() as Visibility }
}

/** @returns the address of a tracker or of a mirror of one, or what is wrong with it. */
export const parseTrackerAddress = (text: string): OnionAddress | LinkProblem => {
  const match = ADDRESS.exec(pastedText(text))
  if (!match) return { problem: "a tracker's address looks like <56 letters and digits>.onion; copy it whole" }
  const onion = match[1]!.toLowerCase()
  return isOnionAddress(onion) ? onion : { problem: MISTYPED }
}
