/**
 * Which dialog is open. One at a time: who opens one names its component and gives it what it needs, so no list of all
 * dialogs is kept. Listed are those that open from anywhere, by a key or by what is pasted.
 */
import { type Component, createComponent, createSignal, type JSX } from "solid-js"

type Given<Props> = object extends Props ? [props?: Props] : [props: Props]

export interface Dialogs {
  /** Those that open from anywhere. */
  readonly entries: readonly DialogEntry[]
  readonly open: () => { readonly body: () => JSX.Element } | null
  readonly show: <Props extends object>(component: Component<Props>, ...given: Given<Props>) => void
  readonly close: () => void
}

/** A dialog that opens from anywhere. */
export interface DialogEntry {
  readonly key?: string
  /** What the key does, in the help; unsaid where the key is the help's own. */
  readonly text?: string
  /** As its key opens it. */
  readonly show: (dialogs: Dialogs) => void
  /** Opens it with what was pasted. @returns whether that is for it. */
  readonly paste?: (dialogs: Dialogs, pasted: string) => boolean
}

export const createDialogs = (entries: readonly DialogEntry[]): Dialogs => {
  const [open, set] = createSignal<ReturnType<Dialogs["open"]>>(null)
  return {
    entries,
    open,
    show: (component, ...[props]) =>
      void set({ body: () => createComponent(component, props ?? ({} as Parameters<typeof component>[0])) }),
    close: () => void set(null),
  }
}
