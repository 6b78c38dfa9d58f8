/**
 * A line of a log as its operator may copy it into a question to others: without onions, relays, keys, tokens and
 * addresses. Rather one word too many is hidden than one too few; versions, times, and paths of files are left. Pure,
 * and linear in the line's length: no pattern here can match one place in two ways, and a line is cut before it is
 * looked at.
 */
const LONGEST = 4_000

/**
 * What moves a cursor, sets colours, or is not seen: it could also stand inside a secret, and hide it from the
 * patterns.
 */
const unseen =
  /[\u0000-\u0008\u000e-\u001f\u007f-\u009f\u00ad\u061c\u200b-\u200f\u202a-\u202e\u2060-\u206f\ufeff\ufff9-\ufffb]/g
const breaks = /[\t-\r\u2028\u2029]+/g

const link = /(\/(?:management|private|public)\/)[A-Za-z0-9_-]{16,}/gi
/** An onion's name has 56 letters, the key of a private link 52. */
const base32 = /[a-z2-7]{52,}(?:\.onion)?/gi
/** A relay's nickname tells as much as its fingerprint, and goes with it. */
const hex = /\$?[0-9a-f]{40,}(?:[~=][a-z0-9]{1,19})?/gi
const groupedHex = /[0-9a-f]{4}(?: {1,3}[0-9a-f]{4}){9,}/gi
const word = /[^\s"'`()[\]<>,;=]+/g
const base64 = /[A-Za-z0-9+/_-]{43,}/g
const wholeBase64 = /^[A-Za-z0-9+/]{43}(?![A-Za-z0-9+/])/
const ipv6 = /\[[0-9a-f:.]{2,48}\](?::\d{1,5})?|(?<![0-9a-z_])[0-9a-f:.]{2,}/gi
const version = /(?<![\d.])0(?:\.\d{1,3}){3}(?!\d|\.\d)/.source
const ipv4 = new RegExp(`${version}|\\d{1,3}(?:\\.\\d{1,3}){3}(?::\\d{1,5})?`, "g")

export const withoutSecrets = (line: string): string =>
  whole(line.replace(unseen, "").replace(breaks, " "))
    .replace(link, "$1[key]")
    .replace(base32, (found) => (/^[a-z2-7]{56}/i.test(found) ? "[onion]" : "[key]"))
    .replace(hex, (found) => (/^\$?[0-9a-f]{64}/i.test(found) ? "[key]" : "[fingerprint]"))
    .replace(groupedHex, "[fingerprint]")
    .replace(word, (found) => (/^(?:file:\/\/)?\//.test(found) ? ofPath(found) : ofWord(found)))
    .replace(ipv6, ofColons)
    .replace(ipv4, (found) => (found.startsWith("0.") ? found : "[address]"))

/** Cut between words, and not within a fingerprint in groups: half a secret would not be known as one. */
const whole = (line: string): string => {
  if (line.length <= LONGEST) return line
  const words = line
    .slice(0, LONGEST + 1)
    .split(" ")
    .slice(0, -1)
  while (words.length > 0 && /^(?:[0-9a-f]{4})?$/i.test(words.at(-1)!)) words.pop()
  return [...words, "…"].join(" ")
}

const count = (text: string, pattern: RegExp): number => text.match(pattern)?.length ?? 0

/** Whether capitals and small letters are as mixed as no word has them. */
const mixed = (run: string, least: number): boolean => count(run, /[A-Z]/g) >= least && count(run, /[a-z]/g) >= least

const ofWord = (text: string): string => text.replace(base64, (run) => (mixed(run, 2) ? "[key]" : run))

/**
 * Base64 has slashes, too, and one key in 64 begins with one; but then it is as long as a key, and no words are in it,
 * or no folders: most keys have no second slash, and most paths have several.
 */
const looksLikeKey = (text: string): boolean =>
  wholeBase64.test(text) && (mixed(text.slice(0, 43), 6) || count(text.slice(1, 43), /\//g) < 2)

const ofPath = (text: string): string =>
  looksLikeKey(text) ? text.replace(wholeBase64, "[key]") : text.split("/").map(ofWord).join("/")

const ofColons = (found: string): string => {
  if (found.startsWith("[")) return isIpv6(found.slice(1, found.indexOf("]"))) ? "[address]" : found
  const text = found.replace(/(?:\.+|(?<!:):)$/, "")
  return isIpv6(text) ? `[address]${found.slice(text.length)}` : found
}

/** Generous: eight groups or more, or a gap. */
const isIpv6 = (text: string): boolean => {
  const groups = text.split(/[:.]/)
  return (
    (groups.length >= 8 || text.includes("::")) &&
    text.includes(":") &&
    /[0-9a-f]/i.test(text) &&
    groups.every((group) => group.length <= 4)
  )
}
