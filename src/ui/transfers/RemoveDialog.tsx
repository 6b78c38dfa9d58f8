/**
 * Confirms what ends or leaves the list, whatever is selected: each link by its name and kind, since it ends for ever,
 * and each download. Deleting files is a choice of its own, and never offered for what is shared in place.
 */
import { type Component, createSignal, For, Show } from "solid-js"
import type { ShareView } from "../../contract/rows.ts"
import { VisibilityBadge } from "../parts/VisibilityBadge.tsx"
import type { Item } from "../state/items.ts"
import { useModel } from "../state/model.ts"
import { removalOf, removalTitle, removalVerbs } from "../state/removal.ts"
import { FormDialog } from "../dialogs/FormDialog.tsx"
import { ItemNames } from "../dialogs/ItemNames.tsx"
import { itemWords as words } from "./words.ts"

interface RemoveDialogProps {
  readonly items: readonly Item[]
  readonly linksOnly: boolean
}

export const RemoveDialog: Component<RemoveDialogProps> = (props) => {
  const { actions, dialogs, selection } = useModel()
  const [withData, setWithData] = createSignal(false)
  const removal = () => removalOf(props.items, props.linksOnly)
  const remove = (event: SubmitEvent): void => {
    event.preventDefault()
    if (props.linksOnly) actions.stopSharing(props.items)
    else {
      actions.remove(props.items, withData())
      selection.none()
    }
    dialogs.close()
  }
  return (
    <FormDialog
      title={removalTitle(removal())}
      form={{ submit: remove }}
      go={removalVerbs(removal(), withData())}
      danger
    >
      <Show when={removal().links.length > 0}>
        <EndingLinks links={removal().links} />
      </Show>
      <Show when={removal().downloads.length > 0}>
        <section class="removal">
          <p>{words.leave(removal().downloads.length)}</p>
          <ItemNames items={removal().downloads} />
          <label class="check">
            <input
              type="checkbox"
              checked={withData()}
              onChange={(event) => setWithData(event.currentTarget.checked)}
            />
            <span>
              <strong>{words.erase}</strong>
              <br />
              <span class="quiet">{words.eraseText}</span>
            </span>
          </label>
        </section>
      </Show>
      <Show when={removal().others.length > 0}>
        <section class="removal">
          <p>{words.others(removal().others.length)}</p>
          <ItemNames items={removal().others} />
        </section>
      </Show>
      <Show when={!withData()}>
        <p class="quiet">{words.stay}</p>
      </Show>
    </FormDialog>
  )
}

const SHOWN = 8

const EndingLinks: Component<{ readonly links: readonly ShareView[] }> = (props) => {
  const isPublic = () => props.links.some(({ visibility }) => visibility === "public")
  return (
    <section class="removal">
      <p>
        <strong>{words.linksEnd(props.links.length)}</strong>
      </p>
      <ul class="item-names">
        <For each={props.links.slice(0, SHOWN)}>
          {(share) => (
            <li class="ending-link">
              <bdi>{share.title}</bdi> <VisibilityBadge visibility={share.visibility} />
            </li>
          )}
        </For>
        <Show when={props.links.length > SHOWN}>
          <li class="quiet">{words.more(props.links.length - SHOWN)}</li>
        </Show>
      </ul>
      <p class="quiet">
        {words.again}
        <Show when={isPublic()}> {words.takenBack}</Show>
      </p>
    </section>
  )
}
