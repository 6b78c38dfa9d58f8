/** What a sharer may say about a share, for those who ask for it: its limits, and what is wrong with it in words. */
import { infoProblem, MAX_DESCRIPTION, MAX_TAG, MAX_TAGS, type ShareInfo } from "../core/shareInfo.ts"
import { numberText } from "./figures.ts"
import { inLanguage } from "./words/inLanguage.ts"

export { MAX_DESCRIPTION, MAX_TAGS, MAX_TITLE, type ShareInfo, tagsIn, tidyTags } from "../core/shareInfo.ts"

/** What is wrong with it, if anything is, and with which field; in words, with what to do. */
export const infoTrouble = (info: Omit<ShareInfo, "title">): Trouble | undefined => {
  const code = infoProblem(info)
  if (code === undefined) return undefined
  const [field, most] = bounds[code]
  return { code, field, message: infoWords[code](numberText(most)) }
}

interface Trouble {
  readonly code: string
  readonly field: "description" | "tags"
  readonly message: string
}

const bounds = {
  "description-too-long": ["description", MAX_DESCRIPTION],
  "too-many-tags": ["tags", MAX_TAGS],
  "tag-too-long": ["tags", MAX_TAG],
} as const

export const infoWords = inLanguage("shareInfo", {
  "description-too-long": (most: string) => `the description is longer than ${most} octets; shorten it`,
  "too-many-tags": (most: string) => `there are more than ${most} tags; leave some out`,
  "tag-too-long": (most: string) => `a tag is longer than ${most} octets; shorten it, or part tags with commas`,
})
