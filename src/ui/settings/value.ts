/** Values of settings as they are typed and read. Pure. */
import { bytesText } from "../../contract/figures.ts"
import type { SettingView } from "../../contract/settings/page.ts"
import type { SettingWords, SettingsWords } from "./words.ts"
import { hasWords, soughtWords } from "../state/sought.ts"

export interface Unit {
  readonly name: string
  readonly octets: number
}

export const units: readonly Unit[] = [
  { name: "kB", octets: 1e3 },
  { name: "MB", octets: 1e6 },
  { name: "GB", octets: 1e9 },
  { name: "KiB", octets: 1024 },
  { name: "MiB", octets: 1024 ** 2 },
  { name: "GiB", octets: 1024 ** 3 },
]

/** What is in a field: of octets with the unit that is chosen beside it. */
export interface Draft {
  readonly text: string
  readonly unit: Unit
}

const isBetter = (one: Draft, other: Draft): boolean =>
  one.text.length === other.text.length ? Number(one.text) < Number(other.text) : one.text.length < other.text.length

const inUnit = (octets: number, unit: Unit): string => String(octets / unit.octets)

/** In the unit in which it is short and 1 or more; of those alike, in the greater one. Nothing is rounded. */
const draftOfOctets = (octets: number): Draft => {
  const fitting = units.filter((unit) => octets >= unit.octets)
  const all = (fitting.length > 0 ? fitting : units.slice(0, 1)).map((unit) => ({ text: inUnit(octets, unit), unit }))
  return all.reduce((best, one) => (isBetter(one, best) ? one : best))
}

/** @param emptyAtZero 0 is shown by an empty field. */
export const draftOf = ({ form, value }: Pick<SettingView, "form" | "value">, emptyAtZero: boolean): Draft => {
  const plain = (text: string): Draft => ({ text, unit: units[1]! })
  if (form.kind === "folders") return plain((value as readonly string[]).join("\n"))
  if (value === null || (value === 0 && emptyAtZero)) return plain("")
  return form.kind === "octets" ? draftOfOctets(value as number) : plain(String(value))
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
      return value === null ? (own.empty ?? "") : String(value)
    case "folders":
      return (value as readonly string[]).join(", ") || (own.empty ?? "")
    case "octets": {
      if (value === 0 && own.empty) return own.empty
      const text = bytesText(value as number)
      return isRate({ unit }) ? words.perSecond(text) : text
    }
    case "whole":
      if (value === 0 && own.empty) return own.empty
      return unit === null ? String(value) : `${String(value)} ${known(words.units, unit) ?? unit}`
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
