/** Text for troff, as man pages are written in. Pure. */

/** What troff would take for itself is escaped, and what is not ASCII is named. */
export const escaped = (text: string): string =>
  [...text]
    .map((sign) => {
      if (sign === "\\") return "\\e"
      if (sign === "-") return "\\-"
      if (sign === "\u00a0") return "\\ "
      const code = sign.codePointAt(0)!
      return code > 126 ? `\\[u${code.toString(16).toUpperCase().padStart(4, "0")}]` : sign
    })
    .join("")

/** A line of its own, which is no request whatever it begins with. */
export const line = (text: string): string => (/^[.']/.test(text) ? `\\&${escaped(text)}` : escaped(text))

const argument = (text: string): string => `"${text.replaceAll('"', '""')}"`

export const section = (title: string): string => `.SH ${argument(escaped(title))}`
export const subsection = (title: string): string => `.SS ${argument(escaped(title))}`

/** Lines of text as they are, each of which may be wrapped; an empty one parts paragraphs. */
export const paragraphs = (text: string): readonly string[] =>
  text
    .trim()
    .split(/\n\s*\n/)
    .flatMap((part) => [".PP", ...part.split("\n").map((each) => line(each.trim()))])

/** A word, and what it means, farther in. */
export const term = (word: string, about: string): readonly string[] => [
  ".TP",
  `\\fB${escaped(word)}\\fR`,
  ...about.split("\n").map((each) => line(each.trim())),
]

export const code = (text: string): readonly string[] => [
  ".PP",
  ".nf",
  ...text.split("\n").map((each) => `    ${escaped(each)}`),
  ".fi",
]
