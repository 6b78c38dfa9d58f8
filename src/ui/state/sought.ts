/** What is typed to narrow something down, wherever on the page: words in any order, whatever case and accents. */
import { folded } from "../../contract/folded.ts"

export const soughtWords = (text: string): readonly string[] => folded(text).split(/\s+/).filter(Boolean)

/** @param words as soughtWords has them. */
export const hasWords = (words: readonly string[], text: string): boolean => {
  const within = folded(text)
  return words.every((word) => within.includes(word))
}
