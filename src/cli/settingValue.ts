/** Values of settings as people type them, and as they read. What a setting takes is the node's to check. Pure. */
import type { SettingView } from "../contract/settings/page.ts"
import { valueText } from "../contract/words/settings.ts"
import { CliFailure, exitCodes } from "./CliFailure.ts"
import { givenPath } from "./givenPath.ts"
import { jsonText } from "./safeText.ts"
import { octetsOrNone, rateOrNone } from "./sizes.ts"

/** @returns undefined for what cannot be read. */
const read = (text: string, reader: (text: string) => unknown): unknown => {
  try {
    return reader(text)
  } catch {
    return undefined
  }
}

/** @throws CliFailure for what can be no value of its kind. */
export const settingValue = ({ name, form, takes, unit }: SettingView, words: readonly string[]): unknown => {
  const bad = () => new CliFailure(exitCodes.usage, "bad-value", `${name} takes ${takes}`)
  if (form.kind === "folders") return words.map((word) => givenPath(word))
  const [word = "", ...more] = words
  if (more.length > 0) throw bad()
  if (form.kind === "choice") return word
  if (form.kind === "folder") return word === "null" ? null : givenPath(word)
  const octets = unit === "octets a second" ? rateOrNone : octetsOrNone
  const value = read(word, form.kind === "octets" ? octets : JSON.parse)
  if (value === undefined) throw bad()
  return value
}

export const settingText = ({ form, value }: Pick<SettingView, "form" | "value">): string => {
  if (value === null && form.kind !== "folder") return "none yet"
  return form.kind === "object" ? jsonText(value) : valueText(value)
}
