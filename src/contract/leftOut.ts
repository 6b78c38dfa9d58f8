/** What a share leaves out, in words: for the pages, which know nothing below the contract. */
import { type LeftOut, leftOutText as english } from "../core/leftOut.ts"
import { inLanguage } from "./words/inLanguage.ts"

export { leftOutCount } from "../core/leftOut.ts"

export const leftOutWords = inLanguage("leftOut", { text: english })

export const leftOutText = (leftOut: LeftOut): string => leftOutWords.text(leftOut)
