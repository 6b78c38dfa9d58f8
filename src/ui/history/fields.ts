/**
 * A row in words, field by field, and what of it an event changed. Fields that a row gets later are shown by their
 * names: nothing here knows what tables there are. Pure.
 */
import { bytesText, durationText, numberText } from "../../contract/figures.ts"
import { clockText } from "../../contract/words/time.ts"
import { pastWords } from "./words.ts"

export interface FieldText {
  readonly name: string
  readonly label: string
  readonly text: string
}

export interface FieldChange {
  readonly name: string
  readonly label: string
  readonly before: string
  readonly after: string
}

/** What stands instead of a value that is not there. */
const NOTHING = "–"

const OCTETS =
  /(^|[a-z])(bytes|octets|Bytes|Octets)$|^(granted|earned|imported|spent|handedOver|balance|downloaded|relayed)$/
const MOMENT = /(At|^until)$/
const SPAN_MS = /Ms$/

/** `verifiedBytes` → `Verified bytes`. */
export const labelOf = (name: string): string => {
  const words = name
    .replace(/(Ms|At)$/, "")
    .replaceAll(/([a-z])([A-Z])/g, (_, a: string, b: string) => `${a} ${b.toLowerCase()}`)
  const label = words || name
  return pastWords.field(name, label.slice(0, 1).toUpperCase() + label.slice(1))
}

const figureText = (name: string, value: number): string => {
  if (OCTETS.test(name)) return value < 0 ? `−${bytesText(-value)}` : `${bytesText(value)}`
  if (MOMENT.test(name) && value > 0) return `${clockText(value)} UTC`
  return SPAN_MS.test(name) ? durationText(value / 1_000) : numberText(value)
}

const valueText = (name: string, value: unknown): string => {
  if (value === null || value === undefined || value === "") return NOTHING
  if (typeof value === "boolean") return value ? pastWords.yes : pastWords.no
  if (typeof value === "number") return figureText(name, value)
  if (typeof value === "string") return name === "mode" ? modeText(value) : value
  if (Array.isArray(value))
    return value.length === 0 ? NOTHING : value.map((one: unknown) => valueText("", one)).join(", ")
  if (typeof value !== "object") return NOTHING
  const parts = Object.entries(value).map(([key, one]) => `${pastWords.inner(labelOf(key))} ${valueText(key, one)}`)
  return parts.length === 0 ? NOTHING : parts.join(", ")
}

export const modeText = (mode: string): string => pastWords.mode(mode)

/** Where two figures are the same in words, by how much they differ. Null where nothing more can be said. */
const moreText = (name: string, before: unknown, after: unknown): string | null => {
  if (typeof before !== "number" || typeof after !== "number" || MOMENT.test(name)) return null
  const more = figureText(OCTETS.test(name) ? name : "", Math.abs(after - before))
  return `${valueText(name, after)} (${after < before ? "−" : "+"}${more})`
}

type Row = Readonly<Record<string, unknown>> | object

/** All that there is something to say of. */
export const fieldsOf = (row: Row): readonly FieldText[] =>
  Object.entries(row)
    .map(([name, value]) => ({ name, label: labelOf(name), text: valueText(name, value) }))
    .filter(({ name, text }) => name !== "id" && text !== NOTHING)

/** @param before null: this is the beginning, and all that there is is new. */
export const changesOf = (before: Row | null, after: Row): readonly FieldChange[] => {
  const old = (before ?? {}) as Readonly<Record<string, unknown>>
  const now = after as Readonly<Record<string, unknown>>
  const names = new Set([...Object.keys(old), ...Object.keys(now)])
  return [...names].flatMap((name) => {
    if (name === "id" || JSON.stringify(old[name]) === JSON.stringify(now[name])) return []
    const [was, is] = [valueText(name, old[name]), valueText(name, now[name])]
    const said = was === is ? moreText(name, old[name], now[name]) : is
    return said === null ? [] : [{ name, label: labelOf(name), before: was, after: said }]
  })
}
