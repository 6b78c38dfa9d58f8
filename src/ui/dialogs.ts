/** The dialogs that open from anywhere, in the order of the menu “Add”, in which what is pasted is offered to them. */
import { addressDialog } from "./catalogue/AddressDialog.tsx"
import { helpDialog } from "./frame/HelpDialog.tsx"
import { paletteDialog } from "./frame/Palette.tsx"
import { mirrorDialog } from "./mirrors/AddMirrorDialog.tsx"
import type { DialogEntry } from "./state/dialogs.ts"
import { downloadDialog } from "./transfers/DownloadDialog.tsx"
import { shareDialog } from "./share/ShareDialog.tsx"
import { trustDialog } from "./trust/TrustDialog.tsx"

export const dialogs: readonly DialogEntry[] = [
  shareDialog,
  downloadDialog,
  trustDialog,
  mirrorDialog,
  addressDialog,
  paletteDialog,
  helpDialog,
]
