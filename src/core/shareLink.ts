/**
 * What may be pasted (docs/protocol.md, "A share's onion"): a link to a share, `http://<56>.onion/private/<token>` or
 * `…/public/<token>`, to a torrent that a tracker lists, `http://<56>.onion/torrent/<infohash>`, or a tracker's or
 * mirror's bare address. A private one may have a key behind it, `#k=<52>`, with which tor opens the onion, and which
 * nobody is sent. Parsed strictly: addresses by their checksum, tokens, hashes and keys by their form; what pasting
 * leaves around it is taken away first (pastedText).
 */
import { decodeBase32, encodeBase32 } from "./base32.ts"
import { InfoHash, type OnionAddress, Token } from "./ids.ts"
import { isOnionAddress } from "./onionAddress.ts"
import { otherPort, pastedText } from "./pastedText.ts"

export type Visibility = "private" | "public"

export interface ShareLink {
  readonly onion: OnionAddress
  readonly token: Token
  readonly visibility: Visibility
  /** The private x25519 key of whom it was made for; none where anybody who has the address reaches the onion. */
  readonly key?: Uint8Array
}

/** A torrent that the tracker at this address, or the one mirrored there, lists. */
export interface ListedLink {
  readonly onion: OnionAddress
  readonly infohash: InfoHash
}

export interface LinkProblem {
  readonly problem: string
}

export const formatShareLink = ({ onion, visibility, token, key }: ShareLink): string =>
  `http://${onion}/${visibility}/${token}${key ? `#k=${encodeBase32(key)}` : ""}`

export const formatListedLink = ({ onion, infohash }: ListedLink): string => `http://${onion}/torrent/${infohash}`

const LINK =
  /^(?:http:\/\/)?([a-z2-7]{56}\.onion)\/(?:(private|public)\/([A-Za-z0-9_-]{43})|torrent\/([0-9a-f]{64}))\/?(#.*)?$/i
/** Where a mailer has broken the line behind `k=`, what takes the break away takes the sign along. */
const KEY = /^#k=?([a-z2-7]{52})$/i
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
  const behind = match[5]
  const visibility = match[2]?.toLowerCase() as Visibility | undefined
  if (behind !== undefined && visibility !== "private")
    return { problem: "only a link to a private share has a key; leave away the # and what is behind it" }
  if (match[4]) return { onion, infohash: InfoHash(match[4].toLowerCase()) }
  const share = { onion, token: Token(match[3]!), visibility: visibility! }
  if (behind === undefined) return share
  const key = parseKey(behind)
  return key instanceof Uint8Array ? { ...share, key } : key
}

const parseKey = (behind: string): Uint8Array | LinkProblem => {
  const letters = KEY.exec(behind)?.[1]
  if (letters === undefined)
    return { problem: "behind the token a link has #k= and 52 letters and digits, and nothing else; copy it whole" }
  const key = decodeBase32(letters.toLowerCase())
  // Any octets make a private key; these are nobody's.
  if (!key || key.every((octet) => octet === 0))
    return { problem: "the key at the end of the link is mistyped; copy the link again" }
  return key
}

/** @returns the address of a tracker or of a mirror of one, or what is wrong with it. */
export const parseTrackerAddress = (text: string): OnionAddress | LinkProblem => {
  const match = ADDRESS.exec(pastedText(text))
  if (!match) return { problem: "a tracker's address looks like <56 letters and digits>.onion; copy it whole" }
  const onion = match[1]!.toLowerCase()
  return isOnionAddress(onion) ? onion : { problem: MISTYPED }
}
