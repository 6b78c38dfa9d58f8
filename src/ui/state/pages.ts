/**
 * Which page is shown. Kept in the browser's own history, so that its back button works and a reload shows the same;
 * the address in its bar stays as it is, and tells nothing.
 */
import { createSignal, onCleanup } from "solid-js"

export type Page =
  | { readonly kind: "files" | "tracker" | "mirrors" | "relay" | "log" }
  /** Of the tracker, or mirror of one, at this address; of none yet while it is empty. */
  | { readonly kind: "catalogue"; readonly address: string }

const files: Page = { kind: "files" }

/** What an older version of this page may have left there is none. */
const stored = (): Page => {
  const { kind, address } = (history.state ?? {}) as { readonly kind?: unknown; readonly address?: unknown }
  if (kind === "catalogue" && typeof address === "string") return { kind, address }
  return kind === "tracker" || kind === "mirrors" || kind === "relay" || kind === "log" ? { kind } : files
}

const same = (a: Page, b: Page): boolean =>
  a.kind === b.kind && (a.kind !== "catalogue" || a.address === (b as typeof a).address)

export const createPages = () => {
  const [page, set] = createSignal(stored(), { equals: same })
  const onBack = (): void => void set(stored())
  addEventListener("popstate", onBack)
  onCleanup(() => removeEventListener("popstate", onBack))
  return {
    page,
    go: (next: Page): void => {
      if (!same(next, page())) history.pushState(next, "")
      set(next)
    },
  }
}
export type Pages = ReturnType<typeof createPages>
