/**
 * What the node itself says: why it refuses, what keeps something from going on, how its disk and its Tor are. It says
 * so in English, with the paths, names and figures in it; a page in another language finds the sentence by its English.
 */
import { inLanguage } from "./inLanguage.ts"

export const nodeWords = inLanguage("node", {
  /** By what is fixed of each (ui/words/sayer.ts); none in English, which is shown as it came. */
  sentences: {} as Readonly<Record<string, string>>,
  said: (_: string): string | undefined => undefined,
})

/** As the page's language has it; what it does not know stays English. */
export const saidText = (english: string): string => nodeWords.said(english) ?? english
