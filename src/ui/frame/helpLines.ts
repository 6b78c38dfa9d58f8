/** The keys as the help tells of them: of dialogs, of pages, and what is the same everywhere. Pure. */
import type { DialogEntry } from "../state/dialogs.ts"
import { type PageEntry, waysByKey } from "../state/pages.ts"
import type { Shortcut } from "../state/shortcuts.ts"
import { frameWords } from "./words.ts"

/** Keys, each a word, and what they do. */
export type HelpLine = readonly [keys: string, text: string]

/** `ctrl-k` as people read it; a letter as it is. */
export const keyText = (key: string): string =>
  key.startsWith("ctrl-") ? `${frameWords.ctrl} ${key.slice(5).toUpperCase()}` : key

/** Digits first. */
const waysTo = (pages: readonly PageEntry[]): readonly HelpLine[] =>
  waysByKey(pages)
    .map(({ key, text }): HelpLine => [key, text])
    .sort(([a], [b]) => (a < b ? -1 : 1))

export const helpLines = (
  pages: readonly PageEntry[],
  dialogs: readonly DialogEntry[],
  onPages: readonly Shortcut[],
): readonly HelpLine[] => [
  ...dialogs.flatMap(({ key, text }): HelpLine[] =>
    key === undefined || text === undefined ? [] : [[keyText(key), text]],
  ),
  ...onPages.flatMap(({ help }) => (help === undefined ? [] : [help])),
  ...waysTo(pages),
  ["/", frameWords.search],
  [`${frameWords.ctrl} V`, frameWords.pasteAnywhere],
]
