/** The keys as the help tells of them: of dialogs, of pages, and what is the same everywhere. Pure. */
import type { DialogEntry } from "../state/dialogs.ts"
import { type PageEntry, waysByKey } from "../state/pages.ts"
import type { Shortcut } from "../state/shortcuts.ts"

/** Keys, each a word, and what they do. */
export type HelpLine = readonly [keys: string, text: string]

/** `ctrl-k` as people read it; a letter as it is. */
export const keyText = (key: string): string => (key.startsWith("ctrl-") ? `Ctrl ${key.slice(5).toUpperCase()}` : key)

const lower = (text: string): string => text.charAt(0).toLowerCase() + text.slice(1)

const waysTo = (pages: readonly PageEntry[]): readonly HelpLine[] => {
  const reached = waysByKey(pages)
  if (reached.length === 0) return []
  const names = reached.map(({ text }, i) => (i === 0 ? text : lower(text)))
  return [[reached.map(({ key }) => key).join(" "), names.join(", ")]]
}

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
  ["/", "Search"],
  ["Ctrl V", "Paste a link, an address or a path anywhere"],
]
