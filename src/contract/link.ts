/**
 * The forms of what may be pasted: a link `http://<56>.onion/private/<token>`, with a key behind it or without (or
 * `/public/`, or a listed torrent's `/torrent/<infohash>`), and a tracker's bare address: enough to tell an operator
 * what is wrong before anything is sent. Whether the onion's checksum holds, and whether anybody answers there, is for
 * the node to say.
 */
import { otherPort, pastedText } from "../core/pastedText.ts"
import { inLanguage } from "./words/inLanguage.ts"

const unkeyed = String.raw`(?:private|public)\/[a-z0-9_-]{43}|torrent\/[0-9a-f]{64}`
const keyed = String.raw`private\/[a-z0-9_-]{43}\/?#k=?[a-z2-7]{52}`
const whole = new RegExp(String.raw`^(?:http:\/\/)?[a-z2-7]{55}d\.onion\/(?:(?:${unkeyed})\/?|${keyed})$`, "i")
const address = /^(?:http:\/\/)?[a-z2-7]{55}d\.onion\/?$/i

/** What is wrong with what was pasted. Each says what to do. */
export const linkWords = inLanguage("link", {
  none: "Paste the link you were given.",
  bare:
    "This is a bare onion address: a tracker's, or a mirror's of one. Look into its catalogue, " +
    "or mirror it; a link to a share goes on behind it.",
  magnet:
    "This is a magnet link of the open BitTorrent network. Bulbil takes links that begin with " +
    "http:// and hold .onion/private/ or .onion/public/.",
  https: "The link begins with https://. A Bulbil link begins with http:// (the onion itself encrypts).",
  management: "This is a management link: whoever has it controls that node. Ask for the share's link instead.",
  port: (port: string) =>
    `The link names port ${port}. Bulbil's onions answer on port 80 alone, which need ` +
    "not be named: leave it away, or ask for the link again.",
  noOnion: "The link holds no onion address. Bulbil fetches from onion services only.",
  onion:
    "The onion address is not whole: it has 56 characters, all of them a–z or 2–7, the last one " +
    "d. Copy the link again.",
  key:
    "The key at the end of the link is not whole: a private link goes on with #k= and 52 letters and digits, and " +
    "nothing behind them. Copy the link again.",
  end: "The end of the link is not whole: it reads /private/ or /public/ and 43 characters more. Copy the link again.",
  noAddress: "Paste the address of a tracker, or of a mirror of one.",
  share:
    "This is a link to one share. Download it, or ask its owner for their tracker's address, " +
    "which ends with .onion.",
  address:
    "A tracker's address has 56 characters, all of them a–z or 2–7, the last one d, and ends " +
    "with .onion. Copy it again.",
})

/** What is wrong with a link, in words that say what to do; `null` when its form is right. */
export const linkProblem = (text: string): string | null => {
  const link = pastedText(text)
  if (link === "") return linkWords.none
  if (whole.test(link)) return null
  if (address.test(link)) return linkWords.bare
  if (/^magnet:/i.test(link)) return linkWords.magnet
  if (/^https:/i.test(link)) return linkWords.https
  if (/\.onion\/management\//.test(link)) return linkWords.management
  const port = otherPort(link)
  if (port !== undefined) return linkWords.port(port)
  if (!/\.onion(?:\/|$)/i.test(link)) return linkWords.noOnion
  if (!/^(?:http:\/\/)?[a-z2-7]{55}d\.onion(?:\/|$)/i.test(link)) return linkWords.onion
  return link.includes("#") ? linkWords.key : linkWords.end
}

/** What is wrong with the address of a tracker or mirror; `null` when its form is right. */
export const addressProblem = (text: string): string | null => {
  const given = pastedText(text)
  if (given === "") return linkWords.noAddress
  if (address.test(given)) return null
  return /\.onion\/(private|public|torrent)\//i.test(given) ? linkWords.share : linkWords.address
}
