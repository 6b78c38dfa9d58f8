/** Confirms the end of a share by name, and says what ends with it. */
import type { Component } from "solid-js"
import type { Item } from "../state/items.ts"
import { useModel } from "../state/model.ts"
import { Dialog } from "./Dialog.tsx"
import { FormEnd } from "./FormEnd.tsx"
import { ItemNames } from "./ItemNames.tsx"

export const StopSharingDialog: Component<{ readonly item: Item }> = (props) => {
  const { actions, dialogs } = useModel()
  const stop = (event: SubmitEvent): void => {
    event.preventDefault()
    actions.stopSharing(props.item)
    dialogs.close()
  }
  return (
    <Dialog title="Stop sharing this?" onClose={dialogs.close}>
      <form onSubmit={stop}>
        <ItemNames items={[props.item]} />
        <p>The link ends for ever; sharing again makes a new one. Your files stay where they are. Whoever has downloaded them keeps them.</p>
        <FormEnd go="Stop sharing" danger />
      </form>
    </Dialog>
  )
}
