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
const BIDI = /[\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]/
// Zero width without a use in any script. Joiners (U+200C, U+200D) stay: Persian and emoji need them.
const INVISIBLE = /[\u00ad\u180e\u200b\u2060-\u2064\u206a-\u206f\ufeff\ufff9-\ufffb]/
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
  if (CONTROL.test(name)) return "contains a control character"
  if (BIDI.test(name)) return "contains a character that reverses the direction of text"
  if (INVISIBLE.test(name)) return "contains an invisible character"
  if (RESERVED.test(name)) return "is reserved on Windows"
  if (Buffer.byteLength(name) > MAX_NAME_OCTETS) return `is longer than ${MAX_NAME_OCTETS} octets`
  return undefined
}

/** Two names in one folder are the same file on some system if this is equal: NFC, case folding, no dots or blanks at the end. */
export const sameNameKey = (name: string): string => {
  // Upper case first: it is what unfolds ß, ſ and ligatures, as full case folding does.
  const folded = ASCII.test(name) ? name.toLowerCase() : name.normalize("NFC").toUpperCase().toLowerCase().normalize("NFC")
  return DOTTED_END.test(folded) ? folded.replace(/[. ]+$/, "") : folded
}
const ASCII = /^[\u0000-\u007f]*$/
const DOTTED_END = /[. ]$/

/** The name as text for people, cut and with everything odd written out. */
export const showName = (name: string): string => {
  const shown = Array.from(name.toWellFormed(), (c) =>
    CONTROL.test(c) || BIDI.test(c) || INVISIBLE.test(c) ? `\\u{${c.codePointAt(0)!.toString(16)}}` : c)
  return shown.length > 80 ? `${shown.slice(0, 79).join("")}…` : shown.join("")
}
