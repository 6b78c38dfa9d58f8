/**
 * What goes with the items that are to be removed: links end, downloads leave the list, what failed or has no share any
 * more is forgotten. Pure.
 */
import type { ShareView } from "../../contract/rows.ts"
import type { Item } from "./items.ts"
import { stateWords } from "./words.ts"
import { upperFirst } from "../../contract/words/firstLetter.ts"

export interface Removal {
  /** They end for ever, those that are still being hashed before they have begun. */
  readonly links: readonly ShareView[]
  readonly downloads: readonly Item[]
  /** Neither: shares that failed, and torrents that were shared and are not any more. */
  readonly others: readonly Item[]
}

const ending = ({ mode }: ShareView): boolean => mode === "active" || mode === "hashing"
export const isDownload = ({ torrent }: Item): boolean => torrent?.origin === "download"
export const isShared = ({ shares }: Item): boolean => shares.length > 0
/** It is here only because it is shared, and goes with its links. */
export const isOwnOnly = (item: Item): boolean => isShared(item) && !isDownload(item)

/** @param linksOnly downloads stay in the list, and are no longer offered under these links. */
export const removalOf = (items: readonly Item[], linksOnly: boolean): Removal => {
  const downloads = linksOnly ? [] : items.filter(isDownload)
  const others = linksOnly ? [] : items.filter((item) => !isDownload(item) && !item.shares.some(ending))
  return { links: items.flatMap(({ shares }) => shares.filter(ending)), downloads, others }
}

export const removalTitle = ({ links, downloads, others }: Removal): string =>
  stateWords.removal({ links: links.length, downloads: downloads.length, others: others.length })

/** What the button says is what it does, all of it. */
export const removalVerbs = ({ links, downloads, others }: Removal, withData: boolean): string => {
  const { verbs: words } = stateWords
  const verbs = [
    ...(links.length > 0 ? [words.stop] : []),
    ...(downloads.length + others.length > 0 ? [words.remove] : []),
    ...(downloads.length > 0 && withData ? [words.files] : []),
  ]
  const text = verbs.length > 1 ? stateWords.and(verbs.slice(0, -1).join(", "), verbs.at(-1)!) : verbs.join()
  return upperFirst(text)
}
