/**
 * Which page is shown. Kept in the browser's own history, so that its back button works and a reload shows the same;
 * the address in its bar stays as it is, and tells nothing.
 */
import { type Component, createSignal, onCleanup } from "solid-js"
import type { IconName } from "../parts/Icon.tsx"
import type { Shortcut } from "./shortcuts.ts"

/** A page, and what of it is shown, where it can show more than one thing. */
export interface Place {
  readonly page: string
  readonly given?: string
}

/**
 * A page, as it is listed. All that the frame shows of it is here: what is read by `count` and the parts is read within
 * the frame, where the model is at hand.
 */
export interface PageEntry {
  readonly id: string
  readonly text: string
  readonly icon: IconName
  /** Leads there from anywhere. */
  readonly key?: string
  /** For a page that others lead to: the page that the navigation shows as open. It has no way of its own there. */
  readonly under?: string
  /** Beside its way, where it is not 0. */
  readonly count?: () => number
  /** Its shortcuts, as long as it is open. */
  readonly shortcuts?: () => readonly Shortcut[]
  /** Whether a panel of details stands beside it. */
  readonly hasDetails?: () => boolean
  readonly component: Component<{ readonly given: string }>
  /** While it is open: in the bar above, and below the navigation. */
  readonly tools?: Component
  readonly side?: Component
  /** Always: in the line at the foot, and above all pages. */
  readonly foot?: Component
  readonly notice?: Component
}

const same = (a: Place, b: Place): boolean => a.page === b.page && (a.given ?? "") === (b.given ?? "")

/** @param entries the first is where one begins. */
export const createPages = (entries: readonly PageEntry[]) => {
  const find = ({ page }: Place): PageEntry | undefined => entries.find(({ id }) => id === page)
  /** What an older version of this interface may have left there is none. */
  const stored = (): Place => {
    const { page, given } = (history.state ?? {}) as { readonly page?: unknown; readonly given?: unknown }
    const place = { page: String(page), ...(typeof given === "string" ? { given } : {}) }
    return find(place) ? place : { page: entries[0]!.id }
  }
  const [place, set] = createSignal(stored(), { equals: same })
  const onBack = (): void => void set(stored())
  addEventListener("popstate", onBack)
  onCleanup(() => removeEventListener("popstate", onBack))
  return {
    entries,
    place,
    /** The page that is shown. */
    entry: (): PageEntry => find(place()) ?? entries[0]!,
    go: (next: Place): void => {
      if (!same(next, place())) history.pushState(next, "")
      set(next)
    },
  }
}
export type Pages = ReturnType<typeof createPages>
