/**
 * What a sharer says about a share: a title, a description and tags, which travel in the tracker's entry and are
 * searched. Owns their limits, and how what was typed becomes what is said. Texts of others are shown, never obeyed.
 */
export interface ShareInfo {
  readonly title: string
  readonly description: string
  /** Each once, in the order given. */
  readonly tags: readonly string[]
}

/** Characters. */
export const MAX_TITLE = 512
/** Octets of UTF-8: with a title and tags it fits the body of an entry. */
export const MAX_DESCRIPTION = 1_500
export const MAX_TAGS = 8
/** Octets of UTF-8. */
export const MAX_TAG = 32

export type InfoProblem = "description-too-long" | "too-many-tags" | "tag-too-long"

/** The same as it is kept and sent: what is empty is left out, so histories without such words stay as they are. */
export interface SaidInfo {
  readonly title: string
  readonly description?: string | undefined
  readonly tags?: readonly string[] | undefined
}

/** Takes no other field over. */
export const saidInfo = ({ title, description, tags }: SaidInfo) => ({
  title,
  ...(description ? { description } : {}),
  ...(tags && tags.length > 0 ? { tags } : {}),
})

export const infoOf = ({ title, description = "", tags = [] }: SaidInfo): ShareInfo => ({ title, description, tags })

export const sameInfo = (a: ShareInfo, b: ShareInfo): boolean =>
  a.title === b.title &&
  a.description === b.description &&
  a.tags.length === b.tags.length &&
  a.tags.every((tag, i) => tag === b.tags[i])

/** Of one text: tags separated by commas or line ends, with or without "#". */
export const tagsIn = (typed: string): readonly string[] => tidyTags(typed.split(/[,\n]/))

/** In one form, so that two who mean the same word write the same tag; no empty ones, and none twice. */
export const tidyTags = (tags: readonly string[]): readonly string[] => [
  ...new Set(
    tags
      .map((tag) =>
        tag
          .normalize("NFKC")
          .replace(/\s+/gu, " ")
          .trim()
          .replace(/^#+\s*/u, "")
          .toLowerCase(),
      )
      .filter((tag) => tag !== ""),
  ),
]

/** @returns what is wrong with it, if anything is. */
export const infoProblem = ({ description, tags }: Omit<ShareInfo, "title">): InfoProblem | undefined => {
  if (octets(description) > MAX_DESCRIPTION) return "description-too-long"
  if (tags.length > MAX_TAGS) return "too-many-tags"
  return tags.some((tag) => octets(tag) > MAX_TAG) ? "tag-too-long" : undefined
}

const octets = (text: string): number => new TextEncoder().encode(text).length
