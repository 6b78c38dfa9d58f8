/** What a sharer may say about a share, for those who ask for it: its limits, and what is wrong with it in words. */
import { infoProblem, MAX_DESCRIPTION, MAX_TAG, MAX_TAGS, type ShareInfo } from "../core/shareInfo.ts"

export { MAX_DESCRIPTION, MAX_TAGS, MAX_TITLE, type ShareInfo, tagsIn, tidyTags } from "../core/shareInfo.ts"

/** What is wrong with it, if anything is, and with which field; in words, with what to do. */
export const infoTrouble = (info: Omit<ShareInfo, "title">): Trouble | undefined => {
  const code = infoProblem(info)
  return code && { code, ...troubles[code] }
}

interface Trouble {
  readonly code: string
  readonly field: "description" | "tags"
  readonly message: string
}

const troubles = {
  "description-too-long": {
    field: "description",
    message: `the description is longer than ${MAX_DESCRIPTION.toLocaleString("en")} octets; shorten it`,
  },
  "too-many-tags": { field: "tags", message: `there are more than ${MAX_TAGS} tags; leave some out` },
  "tag-too-long": {
    field: "tags",
    message: `a tag is longer than ${MAX_TAG} octets; shorten it, or part tags with commas`,
  },
} as const
