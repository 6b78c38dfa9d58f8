/**
 * The text of systemd's unit files: how a word is quoted so that systemd reads it as it was meant, and how what is kept
 * in one is read back. Pure.
 */

export interface UnitSection {
  readonly name: string
  /** A value is written as it is: see `word` and `bare`. A line that is text alone is a comment. */
  readonly lines: readonly (readonly [name: string, value: string] | string)[]
}

/** The first line of all that is written here: a file without it is somebody else's. */
export const MARK = "# Written by bulbil service install, which writes it anew when it is called again."

export const unitText = (sections: readonly UnitSection[]): string =>
  [MARK, ...sections.map(sectionText)].join("\n\n").concat("\n")

const sectionText = ({ name, lines }: UnitSection): string =>
  [`[${name}]`, ...lines.map((line) => (typeof line === "string" ? `# ${line}` : line.join("=")))].join("\n")

/** systemd takes none of these in a path, however it is written. */
export const hasControlSign = (text: string): boolean => /[\u0000-\u001f\u007f]/.test(text)

/**
 * One word where a setting takes several. Between double quotes only `"` and `\` have a meaning, and everywhere `%`
 * begins what systemd fills in.
 */
export const word = (text: string): string => `"${bare(text).replace(/["\\]/g, "\\$&")}"`

export const words = (texts: readonly string[]): string => texts.map(word).join(" ")

/** Where a setting takes the rest of the line, with all quotes that are in it. */
export const bare = (text: string): string => text.replaceAll("%", "%%")

/** Reads what `words` wrote. */
const readWords = (text: string): readonly string[] =>
  [...text.matchAll(/"((?:[^"\\]|\\.)*)"/g)].map(([, inner]) => inner!.replace(/\\(.)/g, "$1").replaceAll("%%", "%"))

/** Words of a setting in a unit that was written here; none where there is no such setting. */
export const readSetting = (unit: string, name: string): readonly string[] =>
  unit
    .split("\n")
    .filter((line) => line.startsWith(`${name}=`))
    .flatMap((line) => readWords(line.slice(name.length + 1)))
