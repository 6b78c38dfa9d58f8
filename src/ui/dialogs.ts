/** The dialogs that open from anywhere, in the order in which what is pasted is offered to them. */
import { addressDialog } from "./catalogue/AddressDialog.tsx"
import { downloadDialog } from "./transfers/DownloadDialog.tsx"
import { shareDialog } from "./transfers/ShareDialog.tsx"
import { helpDialog } from "./frame/HelpDialog.tsx"
import type { DialogEntry } from "./state/dialogs.ts"

export const dialogs: readonly DialogEntry[] = [shareDialog, downloadDialog, addressDialog, helpDialog]
