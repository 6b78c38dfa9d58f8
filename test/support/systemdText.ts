/**
 * systemd's own rules of reading a unit file, as systemd.syntax(7), systemd.unit(5) and its extract-word.c have them:
 * lines and their continuation, sections, quoting, C escapes and specifiers. It is an oracle: it shares no line with
 * what writes units.
 */

export interface ReadUnit {
  /** Values of a setting, in their order, as they stand in the file. */
  readonly values: (section: string, name: string) => readonly string[]
}

export const readUnit = (text: string): ReadUnit => {
  const rows: (readonly [section: string, name: string, value: string])[] = []
  let section = ""
  let held = ""
  for (const line of text.split("\n")) {
    if (/^\s*[#;]/.test(line)) continue
    const whole = held + line
    // A backslash at the end of a line goes on with the next one, and is a blank.
    if (whole.endsWith("\\")) {
      held = `${whole.slice(0, -1)} `
      continue
    }
    held = ""
    const trimmed = whole.trim()
    if (trimmed === "") continue
    const heading = /^\[(.+)\]$/.exec(trimmed)
    if (heading) {
      section = heading[1]!
      continue
    }
    const at = trimmed.indexOf("=")
    if (at < 0) throw new Error(`no setting: ${trimmed}`)
    rows.push([section, trimmed.slice(0, at).trim(), trimmed.slice(at + 1).trim()])
  }
  if (held !== "") throw new Error("the file ends in a line that goes on")
  return {
    values: (wanted, name) =>
      rows.filter(([of, setting]) => of === wanted && setting === name).map(([, , value]) => value),
  }
}

const ESCAPES: Readonly<Record<string, string>> = {
  a: "\u0007",
  b: "\b",
  f: "\f",
  n: "\n",
  r: "\r",
  t: "\t",
  v: "\v",
  "\\": "\\",
  '"': '"',
  "'": "'",
  s: " ",
}

/** `extract_first_word` until nothing is left, with EXTRACT_UNQUOTE and EXTRACT_CUNESCAPE. */
export const extractWords = (text: string): readonly string[] => {
  const found: string[] = []
  let current: string | undefined
  let quote = ""
  for (let i = 0; i < text.length; i++) {
    const sign = text[i]!
    if (sign === "\\") {
      const escaped = ESCAPES[text[++i] ?? ""]
      if (escaped === undefined) throw new Error(`unknown escape in ${text}`)
      current = (current ?? "") + escaped
    } else if (quote !== "") {
      if (sign === quote) quote = ""
      else current += sign
    } else if (sign === '"' || sign === "'") {
      quote = sign
      current ??= ""
    } else if (/[ \t\n\r]/.test(sign)) {
      if (current !== undefined) found.push(current)
      current = undefined
    } else current = (current ?? "") + sign
  }
  if (quote !== "") throw new Error(`unbalanced quotes in ${text}`)
  return current === undefined ? found : [...found, current]
}

/** Nothing but `%%` is expected, and `%t` where a user's runtime folder is meant. */
export const specified = (text: string): string =>
  text.replace(/%(.?)/g, (all, letter: string) => {
    if (letter === "%") return "%"
    if (letter === "t") return "/run/user/1000"
    throw new Error(`systemd would fill in ${all}`)
  })

/** As the process gets it: without the prefix of the first word, which says that `$` has no meaning. */
export const commandLine = (value: string): readonly string[] => {
  const [first = "", ...rest] = extractWords(value).map(specified)
  if (!first.startsWith(":")) throw new Error("variables would be replaced")
  return [first.slice(1), ...rest]
}
