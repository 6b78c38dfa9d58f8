/**
 * Tags that the operator gives to torrents, for themselves: nobody else is told. Owns how many there may be; what a tag
 * looks like is the same as where a sharer says one (shareInfo).
 */
import { MAX_TAG, tidyTags } from "./shareInfo.ts"

export const MAX_OWN_TAGS = 20

/** Each in its one form, and once; those to remove win. In the order in which they were given. */
export const tagsAfter = (
  before: readonly string[],
  {
    add = [],
    remove = [],
  }: { readonly add?: readonly string[] | undefined; readonly remove?: readonly string[] | undefined },
): readonly string[] => {
  const gone = new Set(tidyTags(remove))
  return tidyTags([...before, ...add]).filter((tag) => !gone.has(tag))
}

/** Whether each of them is short enough to be kept. */
export const areShort = (tags: readonly string[]): boolean =>
  tidyTags(tags).every((tag) => new TextEncoder().encode(tag).length <= MAX_TAG)
