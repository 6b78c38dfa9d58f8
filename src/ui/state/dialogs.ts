/**
 * Which dialog is open. One at a time: who opens one names its component and gives it what it needs, so no list of all
 * dialogs is kept. Listed are those that open from anywhere: by a key, by their name, or by what is pasted or dropped.
 */
import { type Component, createComponent, createSignal, type JSX } from "solid-js"
import type { IconName } from "../parts/Icon.tsx"

type Given<Props> = object extends Props ? [props?: Props] : [props: Props]

export interface Dialogs {
  /** Those that open from anywhere. */
  readonly entries: readonly DialogEntry[]
  readonly open: () => { readonly body: () => JSX.Element } | null
  /** What is past is not changed: there it opens nothing, and that is said. */
  readonly show: <Props extends object>(component: Component<Props>, ...given: Given<Props>) => void
  /** One by which nothing of the node is changed. */
  readonly look: Dialogs["show"]
  readonly close: () => void
}

/** A dialog that opens from anywhere. */
export interface DialogEntry {
  /** A letter, or `ctrl-` and a letter. */
  readonly key?: string
  /** What it does, in the help and among the commands; unsaid where it opens by what is pasted alone. */
  readonly text?: string
  /** It stands in the menu “Add”, with this. */
  readonly adds?: IconName
  /** As its key opens it, or with what was pasted and recognised. */
  readonly show: (dialogs: Dialogs, pasted?: string) => void
  /** @returns what the text is, in words that begin a sentence, if this dialog is for it. */
  readonly recognise?: (text: string) => string | null
}

export interface Recognised {
  readonly words: string
  readonly open: () => void
}

/** What a text that was pasted, dropped or typed is for; null if for nothing. */
export const recognised = (text: string, dialogs: Dialogs): Recognised | null => {
  for (const { recognise, show } of dialogs.entries) {
    const words = recognise?.(text) ?? null
    if (words !== null) return { words, open: () => show(dialogs, text) }
  }
  return null
}

/** @param refuses says so where nothing can be changed. */
export const createDialogs = (entries: readonly DialogEntry[], refuses: () => boolean = () => false): Dialogs => {
  const [open, set] = createSignal<ReturnType<Dialogs["open"]>>(null)
  const look: Dialogs["look"] = (component, ...[props]) =>
    void set({ body: () => createComponent(component, props ?? ({} as Parameters<typeof component>[0])) })
  return {
    entries,
    open,
    look,
    show: (component, ...given) => void (refuses() || look(component, ...given)),
    close: () => void set(null),
  }
}
