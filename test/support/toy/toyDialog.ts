/** A dialog that Bulbil does not have; opened by a key, and by what is pasted. */
import type { DialogEntry } from "../../../src/ui/state/dialogs.ts"

const ToyDialog = ({ about }: { readonly about: string }): HTMLElement =>
  Object.assign(document.createElement("dialog"), { open: true, textContent: `A toy dialog about ${about}` })

export const toyDialog: DialogEntry = {
  key: "y",
  text: "Play with a toy",
  show: (dialogs) => dialogs.show(ToyDialog, { about: "nothing" }),
  paste: (dialogs, pasted) => {
    const isToy = pasted.startsWith("toy:")
    if (isToy) dialogs.show(ToyDialog, { about: pasted })
    return isToy
  },
}
