/** Values of settings as they are typed and read. Pure. */
import {
  chosenBytesText,
  numberText,
  SIZE_UNITS,
  shortestSize,
  typedText,
  type SizeInUnit,
  type SizeUnit,
} from "../../contract/figures.ts"
import type { SettingView } from "../../contract/settings/page.ts"
import { placeText } from "../../contract/places.ts"
import type { SettingWords, SettingsWords } from "./words.ts"
import { hasWords, soughtWords } from "../state/sought.ts"

/** Between which a field lets choose. */
export const units: readonly SizeUnit[] = SIZE_UNITS.filter(({ octets }) => octets > 1 && octets < 1e12)

/** What is in a field: of octets with the unit that is chosen beside it. */
export type Draft = SizeInUnit

/** @param emptyAtZero 0 is shown by an empty field. */
export const draftOf = ({ form, value }: Pick<SettingView, "form" | "value">, emptyAtZero: boolean): Draft => {
  const plain = (text: string): Draft => ({ text, unit: units[1]! })
  if (form.kind === "folders") return plain((value as readonly string[]).map(placeText).join("\n"))
  if (value === null || (value === 0 && emptyAtZero)) return plain("")
  if (form.kind === "folder") return plain(placeText(value as string))
  if (form.kind !== "octets") return plain(String(value))
  const { text, unit } = shortestSize(value as number, units)
  return { text: typedText(Number(text)), unit }
}

const NUMBER = /^\d{1,15}([.,]\d{0,9})?$|^[.,]\d{1,9}$/

/** As it is sent; undefined for what is no number. Whether it is within its bounds the node says. */
export const valueOf = ({ form }: Pick<SettingView, "form">, { text, unit }: Draft, emptyAtZero: boolean): unknown => {
  const given = text.trim()
  switch (form.kind) {
    case "whole":
    case "octets": {
      if (given === "") return emptyAtZero ? 0 : undefined
      if (!NUMBER.test(given)) return undefined
      const number = Number(given.replace(",", "."))
      return form.kind === "whole" ? number : Math.round(number * unit.octets)
    }
    case "folder":
      return given === "" ? null : given
    case "folders":
      return text
        .split("\n")
        .map((line) => line.trim())
        .filter((line) => line !== "")
    default:
      return given
  }
}

/** A value as people read it. */
export const valueText = (
  { form, unit }: Pick<SettingView, "form" | "unit">,
  value: unknown,
  own: SettingWords,
  words: SettingsWords,
): string => {
  switch (form.kind) {
    case "choice":
      return own.choices?.[value as string] ?? String(value)
    case "folder":
      return value === null ? (own.empty ?? "") : placeText(value as string)
    case "folders":
      return (value as readonly string[]).map(placeText).join(", ") || (own.empty ?? "")
    case "octets": {
      if (value === 0 && own.empty) return own.empty
      const text = chosenBytesText(value as number)
      return isRate({ unit }) ? words.perSecond(text) : text
    }
    case "whole":
      if (value === 0 && own.empty) return own.empty
      return unit === null
        ? numberText(value as number)
        : `${numberText(value as number)} ${known(words.units, unit) ?? unit}`
    case "object":
      return ""
  }
}

export const isRate = ({ unit }: Pick<SettingView, "unit">): boolean => unit === "octets a second"

/** By a name that the node gave, which the page may not know. */
export const known = <One>(all: Readonly<Record<string, One>>, name: string): One | undefined => all[name]

/** Of a setting that this page has no words for, what the node says of it. */
export const wordsOf = ({ name, help }: Pick<SettingView, "name" | "help">, words: SettingsWords): SettingWords =>
  known<SettingWords>(words.settings, name) ?? { name, help }

export const sectionOf = (name: string): string => name.split(".")[0]!

/** Whether each word that is sought is in one of the texts. */
export const isFound = (sought: string, texts: readonly string[]): boolean =>
  hasWords(soughtWords(sought), texts.join(" "))

/** In the order in which they come, each with its section. */
export const bySection = <One extends { readonly name: string }>(
  settings: readonly One[],
): readonly { readonly id: string; readonly settings: readonly One[] }[] => {
  const ids = [...new Set(settings.map(({ name }) => sectionOf(name)))]
  return ids.map((id) => ({ id, settings: settings.filter(({ name }) => sectionOf(name) === id) }))
}
