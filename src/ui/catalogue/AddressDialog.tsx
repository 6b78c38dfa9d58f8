/** Opened by pasting a bare onion address: offers what can be done with it. */
import type { Component } from "solid-js"
import { addressProblem } from "../../contract/link.ts"
import type { DialogEntry } from "../state/dialogs.ts"
import { useModel } from "../state/model.ts"
import { AddressWays } from "./AddressWays.tsx"
import { Dialog } from "../dialogs/Dialog.tsx"
import { addressWords as words } from "./addressWords.ts"

const AddressDialog: Component<{ readonly address: string }> = (props) => {
  const { dialogs } = useModel()
  return (
    <Dialog title={words.given} onClose={dialogs.close}>
      <p class="mono whole">{props.address}</p>
      <AddressWays address={props.address} />
    </Dialog>
  )
}

export const addressDialog: DialogEntry = {
  show: (dialogs, address = "") => dialogs.show(AddressDialog, { address }),
  recognise: (text) => (addressProblem(text) === null ? words.recognised : null),
}
