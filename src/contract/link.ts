/**
 * The forms of what may be pasted: a link `http://<56>.onion/private/<token>`, with a key behind it or without (or
 * `/public/`, or a listed torrent's `/torrent/<infohash>`), and a tracker's bare address: enough to tell an operator
 * what is wrong before anything is sent. Whether the onion's checksum holds, and whether anybody answers there, is for
 * the node to say.
 */
import { otherPort, pastedText } from "../core/pastedText.ts"

const unkeyed = String.raw`(?:private|public)\/[a-z0-9_-]{43}|torrent\/[0-9a-f]{64}`
const keyed = String.raw`private\/[a-z0-9_-]{43}\/?#k=?[a-z2-7]{52}`
const whole = new RegExp(String.raw`^(?:http:\/\/)?[a-z2-7]{55}d\.onion\/(?:(?:${unkeyed})\/?|${keyed})$`, "i")
const address = /^(?:http:\/\/)?[a-z2-7]{55}d\.onion\/?$/i

/** What is wrong with a link, in words that say what to do; `null` when its form is right. */
export const linkProblem = (text: string): string | null => {
  const link = pastedText(text)
  if (link === "") return "Paste the link you were given."
  if (whole.test(link)) return null
  if (address.test(link))
    return (
      "This is a bare onion address: a tracker's, or a mirror's of one. Look into its catalogue, " +
      "or mirror it; a link to a share goes on behind it."
    )
  if (/^magnet:/i.test(link))
    return (
      "This is a magnet link of the open BitTorrent network. Bulbil takes links that begin with " +
      "http:// and hold .onion/private/ or .onion/public/."
    )
  if (/^https:/i.test(link))
    return "The link begins with https://. A Bulbil link begins with http:// (the onion itself encrypts)."
  if (/\.onion\/management\//.test(link))
    return "This is a management link: whoever has it controls that node. Ask for the share's link instead."
  if (otherPort(link) !== undefined)
    return (
      `The link names port ${otherPort(link)}. Bulbil's onions answer on port 80 alone, which need ` +
      "not be named: leave it away, or ask for the link again."
    )
  if (!/\.onion(?:\/|$)/i.test(link)) return "The link holds no onion address. Bulbil fetches from onion services only."
  if (!/^(?:http:\/\/)?[a-z2-7]{55}d\.onion(?:\/|$)/i.test(link))
    return (
      "The onion address is not whole: it has 56 characters, all of them a–z or 2–7, the last one " +
      "d. Copy the link again."
    )
  if (link.includes("#"))
    return (
      "The key at the end of the link is not whole: a private link goes on with #k= and 52 letters and digits, and " +
      "nothing behind them. Copy the link again."
    )
  return "The end of the link is not whole: it reads /private/ or /public/ and 43 characters more. Copy the link again."
}

/** What is wrong with the address of a tracker or mirror; `null` when its form is right. */
export const addressProblem = (text: string): string | null => {
  const given = pastedText(text)
  if (given === "") return "Paste the address of a tracker, or of a mirror of one."
  if (address.test(given)) return null
  if (/\.onion\/(private|public|torrent)\//i.test(given))
    return (
      "This is a link to one share. Download it, or ask its owner for their tracker's address, " +
      "which ends with .onion."
    )
  return (
    "A tracker's address has 56 characters, all of them a–z or 2–7, the last one d, and ends " +
    "with .onion. Copy it again."
  )
}
