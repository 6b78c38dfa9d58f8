/** Asks for a node to trust. What it asks and says is fetched when it opens. */
import type { Component } from "solid-js"
import { Dialog } from "../dialogs/Dialog.tsx"
import { later } from "../parts/later.tsx"
import type { DialogEntry } from "../state/dialogs.ts"
import { useModel } from "../state/model.ts"
import { trustFirst } from "./firstWords.ts"

const TrustForm = later(async () => (await import("./TrustForm.tsx")).TrustForm)

export const TrustDialog: Component<{ readonly address: string }> = (props) => {
  const { dialogs } = useModel()
  return (
    <Dialog title={trustFirst.add} onClose={dialogs.close}>
      <TrustForm address={props.address} />
    </Dialog>
  )
}

export const trustDialog: DialogEntry = {
  get text() {
    return trustFirst.add
  },
  adds: "trust",
  show: (dialogs) => dialogs.show(TrustDialog, { address: "" }),
}
