/**
 * Text that somebody else may have written (titles, names, words of a refusal) on a terminal or in a line of JSON.
 * Control characters could move the cursor or set colours, and signs without width or that turn text around could make
 * a name read as another. For people each is shown as U+FFFD, so a length in columns is kept; in JSON each is written
 * as its `\u` escape, so nothing is lost.
 */
const unsafe = new RegExp(
  [
    // Combining signs stand by themselves.
    String.raw`\u{34f}|[\u{17b4}-\u{17b5}]|[\u{180b}-\u{180f}]`,
    String.raw`[\u{0}-\u{1f}\u{7f}-\u{9f}\u{ad}\u{61c}\u{115f}\u{1160}\u{200b}-\u{200f}]`,
    String.raw`[\u{2028}-\u{202e}\u{2060}-\u{206f}\u{3164}]`,
    String.raw`[\u{d800}-\u{dfff}\u{feff}\u{ffa0}\u{fff0}-\u{fffb}\u{e0000}-\u{e0fff}]`,
  ].join("|"),
  "gu",
)

export const safeText = (text: string): string => text.replace(unsafe, "\ufffd")

/** The same of a text of several lines, whose ends are its writer's own. */
export const safeLines = (text: string): string => text.replace(unsafe, (sign) => (sign === "\n" ? sign : "\ufffd"))

export const cut = (text: string, columns: number): string => {
  const letters = [...safeText(text)]
  return letters.length <= columns ? letters.join("") : `${letters.slice(0, columns - 1).join("")}…`
}

/** JSON that is ASCII wherever a terminal could take it amiss; whoever parses it gets what was there. */
export const jsonText = (
  value: unknown,
  replacer?: (this: unknown, key: string, value: unknown) => unknown,
  indent = 0,
): string => JSON.stringify(value, replacer, indent).replace(unsafe, (sign) => (sign === "\n" ? sign : escaped(sign)))

const escaped = (sign: string): string =>
  Array.from({ length: sign.length }, (_, i) => `\\u${sign.charCodeAt(i).toString(16).padStart(4, "0")}`).join("")
