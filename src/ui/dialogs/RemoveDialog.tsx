/** Confirms a removal by name. Deleting the files is a choice of its own, and never offered for what is shared in place. */
import { type Component, createSignal, Show } from "solid-js"
import { countText } from "../../api/contract/figures.ts"
import type { Item } from "../state/items.ts"
import { useModel } from "../state/model.ts"
import { Dialog } from "./Dialog.tsx"
import { FormEnd } from "./FormEnd.tsx"
import { ItemNames } from "./ItemNames.tsx"

export const RemoveDialog: Component<{ readonly items: readonly Item[] }> = (props) => {
  const { actions, dialogs, selection } = useModel()
  const [withData, setWithData] = createSignal(false)
  const own = () => props.items.filter((item) => item.torrent?.origin === "download")
  const remove = (event: SubmitEvent): void => {
    event.preventDefault()
    actions.remove(props.items, withData())
    selection.none()
    dialogs.close()
  }
  return (
    <Dialog title={props.items.length === 1 ? "Remove this?" : `Remove ${countText(props.items.length, "item")}?`} onClose={dialogs.close}>
      <form onSubmit={remove}>
        <ItemNames items={props.items} />
        <Show when={own().length > 0}>
          <label class="check">
            <input type="checkbox" checked={withData()} onChange={(event) => setWithData(event.currentTarget.checked)} />
            <span><strong>Delete the downloaded files too</strong><br /><span class="quiet">They cannot be brought back. Files that you share in place are never deleted.</span></span>
          </label>
        </Show>
        <Show when={!withData()}><p class="quiet">The files stay where they are.</p></Show>
        <FormEnd go={withData() ? "Remove and delete files" : "Remove"} danger />
      </form>
    </Dialog>
  )
}
