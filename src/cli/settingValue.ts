/** Values of settings as people type them, and as they read. What a setting takes is the node's to check. Pure. */
import { chosenBytesText, chosenRateText } from "../contract/figures.ts"
import type { SettingView } from "../contract/settings/page.ts"
import { valueText } from "../contract/words/settings.ts"
import { CliFailure, exitCodes } from "./CliFailure.ts"
import { givenPath } from "./givenPath.ts"
import { jsonText } from "./safeText.ts"
import { octetsOrNone, rateOrNone } from "./sizes.ts"

const RATE = "octets a second"

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
  const octets = unit === RATE ? rateOrNone : octetsOrNone
  const value = read(word, form.kind === "octets" ? octets : JSON.parse)
  if (value === undefined) throw bad()
  return value
}

/** With its unit. */
export const settingText = ({ form, value, unit }: Pick<SettingView, "form" | "value" | "unit">): string => {
  if (value === null) return form.kind === "folder" ? "none chosen" : "none yet"
  switch (form.kind) {
    case "object":
      return jsonText(value)
    case "octets":
      if (value === 0) return "no limit"
      return unit === RATE ? chosenRateText(value as number) : chosenBytesText(value as number)
    case "whole":
      return unit === null ? valueText(value) : `${valueText(value)} ${unit}`
    default:
      return valueText(value)
  }
}
