/** Values of settings in words, of which no form need be known. The same in the web UI and the CLI. Pure. */
import { inLanguage } from "./inLanguage.ts"

export const valueWords = inLanguage("values", { byDefault: "the default", anywhere: "anywhere", changed: "changed" })

/** What is many words by itself, as the page's preferences are, is told of as changed. */
export const valueText = (value: unknown): string => {
  if (value === null) return valueWords.byDefault
  if (Array.isArray(value)) return value.join(", ") || valueWords.anywhere
  return typeof value === "object" ? valueWords.changed : String(value)
}

/** Of a value as its fact has it, in JSON. */
export const keptValueText = (json: string): string => {
  try {
    return valueText(JSON.parse(json))
  } catch {
    return valueWords.changed
  }
}
