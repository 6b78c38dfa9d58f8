/** The one menu that is open: where it belongs to, and what stands in it. */
import { createSignal } from "solid-js"
import type { IconName } from "../parts/Icon.tsx"

export interface MenuEntry {
  readonly text: string
  readonly icon?: IconName
  /** That does the same, as the help shows it. */
  readonly key?: string
  /** Why it cannot be done just now: it is shown all the same. */
  readonly not?: string | null
  /** It changes something of the node, and cannot be done in what is past. */
  readonly changes?: true
  readonly danger?: true
  /** Of one that is on or off. */
  readonly checked?: boolean
  readonly run: () => void
}

/** Entries that belong together. */
export type MenuGroup = readonly MenuEntry[]

export interface OpenMenu {
  readonly title: string
  readonly groups: readonly MenuGroup[]
  /** What it stands beside: a point, or a box. */
  readonly at: Pick<DOMRect, "left" | "right" | "top" | "bottom">
}

export const atPoint = (x: number, y: number): OpenMenu["at"] => ({ left: x, right: x, top: y, bottom: y })

/** Each of them changes something. */
export const changing = (group: MenuGroup): MenuGroup => group.map((entry) => ({ ...entry, changes: true }))

/** @param off why nothing can be changed, if so. */
export const createMenu = (off: () => string | null = () => null) => {
  const [open, set] = createSignal<OpenMenu | null>(null)
  const offered = (entry: MenuEntry): MenuEntry => (entry.changes && off() ? { ...entry, not: off() } : entry)
  return {
    open,
    show: ({ groups, ...menu }: OpenMenu): void =>
      void set({ ...menu, groups: groups.map((group) => group.map(offered)) }),
    close: (): void => void set(null),
  }
}
