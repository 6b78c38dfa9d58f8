/**
 * A link or address as it comes out of a mail, a chat or a document → the link alone. Everything around it that can be
 * no part of one goes: quotes, brackets, punctuation, signs without width, the breaks that a mailer put into it.
 * Nothing inside is guessed at.
 */
const BREAK = /[ \t]*=?(?:\r\n?|[\n\u000b\u000c\u0085\u2028\u2029])[ \t>|]*/g
const UNSEEN = new RegExp(
  String.raw`\u034f|[\u0000-\u0008\u000e-\u001f\u007f-\u0084\u0086-\u009f\u00ad\u061c]` +
    String.raw`|[\u200b-\u200f\u202a-\u202e\u2060-\u206f\ufeff\ufff9-\ufffb]`,
  "g",
)
/** A link begins with a letter or digit and ends with a sign of a token or address, or a slash. */
const BEFORE = /^[^A-Za-z0-9]+/
const BEHIND = /[^A-Za-z0-9_/-]+$/
const PORT = /^((?:http:\/\/)?[a-z2-7]{56}\.onion):80(?=\/|$)/i

/** No link is longer by much, and nothing behind this is looked at. */
const MOST = 4_096

/** Where the port is that of all Bulbil's onions it is left away. */
export const pastedText = (text: string): string =>
  text
    .trim()
    .slice(0, MOST)
    .replace(BREAK, "")
    .replace(UNSEEN, "")
    .replace(BEFORE, "")
    .replace(BEHIND, "")
    .replace(PORT, "$1")

/** The port that a link names, if it is another. */
export const otherPort = (pasted: string): string | undefined =>
  /^(?:[a-z]+:\/\/)?[^/]*\.onion:(\d{1,9})(?=\/|$)/i.exec(pasted)?.[1]
