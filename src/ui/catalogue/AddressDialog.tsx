/** Opened by pasting a bare onion address: offers what can be done with it. */
import type { Component } from "solid-js"
import { useModel } from "../state/model.ts"
import { AddressWays } from "./AddressWays.tsx"
import { Dialog } from "../dialogs/Dialog.tsx"

export const AddressDialog: Component<{ readonly address: string }> = (props) => {
  const { dialogs } = useModel()
  return (
    <Dialog title="A tracker’s address" onClose={dialogs.close}>
      <p class="mono whole">{props.address}</p>
      <AddressWays address={props.address} />
    </Dialog>
  )
}
