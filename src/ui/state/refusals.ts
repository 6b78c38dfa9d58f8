/**
 * What the node refuses, in the language of the page: by its code, where one sentence says it of all that the code
 * stands for. Else in the node's own words, which are English and hold names and figures that no code tells.
 */
import type { Refusal } from "../../contract/commands.ts"
import { inLanguage } from "../../contract/words/inLanguage.ts"

/** By code; in English the node's own words are enough, but where they send to the command line. */
export const refusalWords = inLanguage("refusals", {
  "no-such-mirror": "This mirror is not there any more.",
  "no-such-node": "This trusted node is not there any more.",
  "no-such-share": "This share is not there any more.",
  "no-such-torrent": "This torrent is not there any more.",
} as Readonly<Record<string, string>>)

/** Of a refusal, or of a row that cannot go on. */
export const refusalText = ({ code, message }: Pick<Refusal, "code" | "message">): string =>
  Object.hasOwn(refusalWords, code) ? refusalWords[code]! : message

const isRefusal = (said: unknown): said is Refusal => (said as { readonly ok?: unknown } | null)?.ok === false

/** What the node answered; a refusal in words that are shown. */
export const worded = <T>(said: T | Refusal): T | Refusal =>
  isRefusal(said) ? { ...said, message: refusalText(said) } : said
