/**
 * Keys that work anywhere, and pasting: what is pasted opens the dialog that it is for. Leaves keys alone while one
 * types or a dialog is open. Keys of pages and dialogs are theirs; here they are only heard.
 */
import { onCleanup } from "solid-js"
import { linkProblem } from "../../contract/link.ts"
import { focusOn } from "../parts/focusOn.ts"
import { type Dialogs, recognised } from "../state/dialogs.ts"
import { type Model, useModel } from "../state/model.ts"
import { type Pages, waysByKey } from "../state/pages.ts"
import type { Shortcut } from "../state/shortcuts.ts"
import { frameWords } from "./words.ts"

export const typing = (target: EventTarget | null): boolean =>
  target instanceof Element && target.closest("input, textarea, select") !== null
/** As the browser sees it: one that was just closed by Esc takes no more keys. */
const dialogOpen = (): boolean => document.querySelector("dialog[open], :popover-open") !== null
/** The page, where it comes to a dialog that was just closed, which may have the focus for a moment longer. */
const meantFor = ({ target }: Event): EventTarget | null =>
  target instanceof Element && target.closest("dialog:not([open])") ? document.body : target

/** What is on every page: the ways to pages and dialogs, and the search where there is one. */
export const shortcutsEverywhere = (pages: Pick<Pages, "entries" | "go">, dialogs: Dialogs): readonly Shortcut[] => [
  { keys: ["/", "ctrl-f"], act: () => focusOn("search") },
  ...dialogs.entries.flatMap(({ key, show }) =>
    key === undefined
      ? []
      : [
          {
            keys: [key],
            ...(key.startsWith("ctrl-") ? { whileTyping: true as const } : {}),
            act: () => (show(dialogs), true),
          },
        ],
  ),
  ...waysByKey(pages.entries).map(({ key, to }) => ({ keys: [key], act: () => (pages.go(to), true) })),
]

/** Opens the dialog that it is for. Of a link that is for none says why; other words are no business of the page. */
const pasted = (text: string, { dialogs, toasts }: Pick<Model, "dialogs" | "toasts">): void => {
  const found = recognised(text, dialogs)
  if (found) found.open()
  else if (/^(?:magnet:|[a-z]+:\/\/)/i.test(text)) toasts.say("refused", linkProblem(text) ?? frameWords.notDropped)
}

/** What one types text with. */
const isLetter = (key: string): boolean => key.length === 1 && key !== " "

const byKey = (shortcuts: readonly Shortcut[]): ReadonlyMap<string, Shortcut> =>
  new Map(shortcuts.flatMap((shortcut) => shortcut.keys.map((key) => [key, shortcut] as const)))

/** To be called where the model is at hand. */
export const listenForKeys = (): void => {
  const model = useModel()
  const { moment, pages, dialogs, preferences } = model
  const everywhere = byKey(shortcutsEverywhere(pages, dialogs))
  const onPages = new Map(pages.entries.map(({ id, shortcuts }) => [id, byKey(shortcuts?.() ?? [])]))
  const onKey = (event: KeyboardEvent): void => {
    const target = meantFor(event)
    // Nothing that was left is typed into or pressed.
    if (target !== event.target) event.preventDefault()
    if (dialogOpen() || event.altKey) return
    const ctrl = event.ctrlKey || event.metaKey
    const onButton = target instanceof Element && target.closest("button, summary, a") !== null
    if (onButton && [" ", "Enter"].includes(event.key)) return
    const key = ctrl ? `ctrl-${event.key.toLowerCase()}` : event.key
    const shortcut = everywhere.get(key) ?? onPages.get(pages.entry().id)?.get(key)
    if (typing(target) && !shortcut?.whileTyping) return
    if (isLetter(key) && preferences.all().letters === false) return
    if (shortcut && ((shortcut.changes && moment.refuses()) || shortcut.act(event))) event.preventDefault()
  }
  const onPaste = (event: ClipboardEvent): void => {
    const text = event.clipboardData?.getData("text/plain").trim() ?? ""
    if (!dialogOpen() && !typing(meantFor(event))) pasted(text, model)
  }
  document.addEventListener("keydown", onKey)
  document.addEventListener("paste", onPaste)
  onCleanup(() => {
    document.removeEventListener("keydown", onKey)
    document.removeEventListener("paste", onPaste)
  })
}
