/** What the node refuses, in the language of the page. */
import type { Refusal } from "../../contract/commands.ts"
import { upperFirst } from "../../contract/words/firstLetter.ts"
import { inLanguage } from "../../contract/words/inLanguage.ts"
import { saidText } from "../../contract/words/node.ts"
import { onThePage } from "./onThePage.ts"

/** By code, where the node's own words send to the command line. */
export const goneWords = inLanguage("gone", {
  "no-such-mirror": "This mirror is not there any more.",
  "no-such-node": "This trusted node is not there any more.",
  "no-such-share": "This share is not there any more.",
  "no-such-torrent": "This torrent is not there any more.",
} as Readonly<Record<string, string>>)

/** What is a part of a line on a command line is a sentence on a page; one that begins with a name keeps it. */
const sentence = (text: string): string => {
  const begun = /^[a-z]+ /.test(text) ? upperFirst(text) : text
  return /[.!?…]$/.test(begun) ? begun : `${begun}.`
}

/** Of a refusal, or of a row that cannot go on. */
export const refusalText = ({ code, message }: Pick<Refusal, "code" | "message">): string =>
  Object.hasOwn(goneWords, code) ? goneWords[code]! : sentence(onThePage(saidText(message)))

const isRefusal = (said: unknown): said is Refusal => (said as { readonly ok?: unknown } | null)?.ok === false

/** What the node answered; a refusal in words that are shown. */
export const worded = <T>(said: T | Refusal): T | Refusal =>
  isRefusal(said) ? { ...said, message: refusalText(said) } : said
