/** A dialog that Bulbil does not have; opened by a key, and by what is pasted. */
import type { DialogEntry } from "../../../src/ui/state/dialogs.ts"

const ToyDialog = ({ about }: { readonly about: string }): HTMLElement =>
  Object.assign(document.createElement("dialog"), { open: true, textContent: `A toy dialog about ${about}` })

export const toyDialog: DialogEntry = {
  key: "y",
  text: "Play with a toy",
  show: (dialogs, about = "nothing") => dialogs.show(ToyDialog, { about }),
  recognise: (text) => (text.startsWith("toy:") ? "A toy: play with it." : null),
}
