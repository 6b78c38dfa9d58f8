/** All that can be done from anywhere by its name: the ways to pages, the dialogs, and what the open page knows. */
import type { DialogEntry, Dialogs } from "../state/dialogs.ts"
import type { Model } from "../state/model.ts"
import { tabPlace } from "../state/pages.ts"
import type { Command } from "../state/shortcuts.ts"
import { keyText } from "./helpLines.ts"
import { frameWords } from "./words.ts"
import { folded } from "../../contract/folded.ts"
import { hasWords, soughtWords } from "../state/sought.ts"

const waysOf = ({ pages }: Pick<Model, "pages">): readonly Command[] =>
  pages.entries.flatMap((page) => [
    { text: frameWords.goTo(page.text), key: page.key, run: () => pages.go({ page: page.id }) },
    ...(page.tabs ?? []).map((tab) => ({
      text: frameWords.goTo(page.text, tab.text),
      key: tab.key,
      run: () => pages.go(tabPlace(page, tab)),
    })),
  ])

const dialogsOf = (dialogs: Dialogs, open: DialogEntry): readonly Command[] =>
  dialogs.entries.flatMap((entry) => {
    const { text, key, show } = entry
    return text === undefined || entry === open
      ? []
      : [{ text: frameWords.asks(text), key: key && keyText(key), run: () => show(dialogs) }]
  })

const shortcutsOf = ({ moment, pages }: Model): readonly Command[] =>
  (pages.entry().shortcuts?.() ?? []).flatMap(({ help, act, changes }) => {
    const run = (): unknown => (changes && moment.refuses()) || act(new KeyboardEvent("keydown"))
    return help === undefined ? [] : [{ text: help[1], key: help[0], run: () => void run() }]
  })

const ownOf = ({ connection, preferences, theme }: Model): readonly Command[] => [
  { text: frameWords.changeColours(theme.theme()), run: theme.next },
  {
    text: preferences.all().foldedSide ? frameWords.unfold : frameWords.foldToIcons,
    run: () => preferences.set({ foldedSide: !preferences.all().foldedSide }),
  },
  {
    text: preferences.all().letters === false ? frameWords.lettersOn : frameWords.lettersOff,
    run: () => preferences.set({ letters: preferences.all().letters === false }),
  },
  { text: frameWords.connectAnew, run: connection.retryNow },
]

/**
 * @param model where the parts of pages may be read.
 * @param open the dialog that shows them, which is none of them.
 */
export const commandsOf = (model: Model, open: DialogEntry): readonly Command[] => [
  ...dialogsOf(model.dialogs, open),
  ...shortcutsOf(model),
  ...waysOf(model),
  ...model.pages.entries.flatMap(({ commands }) => commands?.() ?? []),
  ...ownOf(model),
]

/** Those in which each word of `sought` is found, those that begin with it first. Pure. */
export const matching = (commands: readonly Command[], sought: string): readonly Command[] => {
  const words = soughtWords(sought)
  const begins = ({ text }: Command): number => (folded(text).startsWith(words[0] ?? "") ? 0 : 1)
  return commands.filter(({ text }) => hasWords(words, text)).toSorted((a, b) => begins(a) - begins(b))
}
