/**
 * Which names a torrent may give to files and folders (docs/protocol.md). One rule for both directions: what a foreign
 * torrent may not say, ours does not say either. Owns the rule; never touches a file system.
 *
 * Allowed on purpose: `< > " | ? *`, a colon that is no drive letter, and a dot or blank at the end. They are common in
 * names on POSIX systems, where the stores are; but names that differ only in such an end count as equal.
 */
export const MAX_NAME_OCTETS = 240
/** 32 levels of bencode, less the four around a path: torrent, info, file tree, and the file's own dictionary. */
export const MAX_PATH_DEPTH = 28
export const MAX_PATH_OCTETS = 3_072

// C0, C1 and DEL; line and paragraph separators.
const CONTROL = /[\u0000-\u001f\u007f-\u009f\u2028\u2029]/
// They turn text around, so `gpj.exe` reads `exe.jpg`.
const TURNING = /[\u202a-\u202e\u2066-\u2069]/
// They turn nothing, but cannot be seen, and tell a reader of mixed scripts to put what is beside them elsewhere.
const MARK = /[\u061c\u200e\u200f]/
// Zero width without a use in any script. Joiners (U+200C, U+200D) stay: Persian and emoji need them.
const INVISIBLE = /[\u00ad\u180e\u200b\u2060-\u2064\u206a-\u206f\ufeff\ufff9-\ufffb]/
const REFUSED = [
  [CONTROL, "a control character or line break"],
  [TURNING, "a character that turns text around"],
  [MARK, "an invisible mark of the direction of text"],
  [INVISIBLE, "an invisible character"],
] as const
const RESERVED = /^(con|prn|aux|nul|conin\$|conout\$|com[0-9¹²³]|lpt[0-9¹²³])[ .]*(\.|:|$)/i
const DRIVE = /^[a-z]:/i
const DOTS = /^[. ]*$/

/** Nothing can be wrong with most names; one look instead of nine. */
const PLAIN = /^[a-z0-9_][\w ()+,=@-]*(\.[\w ()+,=@-]*[\w)])?$/i

/** @returns what is wrong with the name of one file or folder, in words that fit after "its name"; else undefined. */
export const nameFault = (name: string): string | undefined => {
  if (name.length <= MAX_NAME_OCTETS && PLAIN.test(name) && !RESERVED.test(name)) return undefined
  if (name === "") return "is empty"
  if (!name.isWellFormed()) return "is not valid Unicode"
  if (name.includes("/") || name.includes("\\")) return "contains a slash or backslash"
  if (DOTS.test(name)) return "has only dots and blanks"
  if (DRIVE.test(name)) return "begins with a drive letter"
  for (const [characters, what] of REFUSED) {
    const found = characters.exec(name)
    if (found) return `contains ${what} (${pointOf(found[0])})`
  }
  if (RESERVED.test(name)) return "is reserved on Windows"
  if (Buffer.byteLength(name) > MAX_NAME_OCTETS) return `is longer than ${MAX_NAME_OCTETS} octets`
  return undefined
}

/**
 * Two names in one folder are the same file on some system if this is equal: NFC, case folding, no dots or blanks at
 * the end.
 */
export const sameNameKey = (name: string): string => {
  // Upper case first: it is what unfolds ß, ſ and ligatures, as full case folding does.
  const folded = ASCII.test(name)
    ? name.toLowerCase()
    : name.normalize("NFC").toUpperCase().toLowerCase().normalize("NFC")
  return DOTTED_END.test(folded) ? folded.replace(/[. ]+$/, "") : folded
}
const ASCII = /^[\u0000-\u007f]*$/
const DOTTED_END = /[. ]$/

/** The name as text for people, cut and with everything odd written out. */
export const showName = (name: string): string => {
  const shown = Array.from(name.toWellFormed(), (c) =>
    REFUSED.some(([characters]) => characters.test(c)) ? escaped(c) : c,
  )
  return shown.length > 80 ? `${shown.slice(0, 79).join("")}…` : shown.join("")
}

/**
 * Two names that are one on some systems, so that one sees in what they differ: é as one letter is not é as e and an
 * accent.
 */
export const showTwins = (a: string, b: string): readonly [string, string] => {
  const spell = (name: string) =>
    showName(Array.from(name, (c) => (COMBINING.test(c) || c.normalize("NFKD") !== c ? escaped(c) : c)).join(""))
  const alike = a.normalize("NFKC") === b.normalize("NFKC")
  return alike ? [spell(a), spell(b)] : [showName(a), showName(b)]
}
const COMBINING = /\p{M}/u

const escaped = (c: string): string => `\\u{${c.codePointAt(0)!.toString(16)}}`
const pointOf = (c: string): string => `U+${c.codePointAt(0)!.toString(16).toUpperCase().padStart(4, "0")}`
