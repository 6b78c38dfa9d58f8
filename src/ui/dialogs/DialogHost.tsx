/** Shows the one dialog that is open. */
import { type Component, Show } from "solid-js"
import { useModel } from "../state/model.ts"

export const DialogHost: Component = () => {
  const { dialogs } = useModel()
  return (
    <Show when={dialogs.open()} keyed>
      {(dialog) => dialog.body()}
    </Show>
  )
}
