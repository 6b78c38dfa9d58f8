/** Which dialog is open, and what it was opened with. One at a time. */
import { createSignal } from "solid-js"
import type { MirrorView, ShareView } from "../../contract/rows.ts"
import type { Item } from "./items.ts"

export type OpenDialog =
  | { readonly kind: "share"; readonly path: string }
  | { readonly kind: "download"; readonly link: string }
  /** `linksOnly`: what was downloaded stays in the list. */
  | { readonly kind: "remove"; readonly items: readonly Item[]; readonly linksOnly: boolean }
  /** A download waits for the operator's word. */
  | { readonly kind: "word"; readonly item: Item; readonly word: "acceptNames" | "useExisting" }
  | { readonly kind: "publish"; readonly share: ShareView }
  | { readonly kind: "take-back"; readonly share: ShareView }
  /** Of the own tracker when no mirror is given. */
  | { readonly kind: "save-backup"; readonly mirror: MirrorView | null }
  | { readonly kind: "add-mirror"; readonly address: string }
  | { readonly kind: "address"; readonly address: string }
  | { readonly kind: "remove-mirror"; readonly mirror: MirrorView }
  | { readonly kind: "load-backup" }
  | { readonly kind: "start-relay" | "stop-relay" | "limit-relay" | "import-relay" | "export-relay" }
  | { readonly kind: "declare-family" | "leave-family" }
  /** With the key in this file, which was just imported. */
  | { readonly kind: "join-family"; readonly path: string }
  /** To be a relay no longer; the answer was yes. */
  | { readonly kind: "take-consent-back" }
  | { readonly kind: "help" }

export const createDialogs = () => {
  const [open, set] = createSignal<OpenDialog | null>(null)
  return { open, show: (dialog: OpenDialog): void => void set(dialog), close: (): void => void set(null) }
}
