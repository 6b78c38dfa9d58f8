/** Why an item stands still, and what its operator can do about it here. */
import { type Component, Match, Show, Switch } from "solid-js"
import { Icon } from "../../parts/Icon.tsx"
import { standingLook } from "../../parts/standingLook.ts"
import type { Item } from "../../state/items.ts"
import { useModel } from "../../state/model.ts"
import { WordDialog } from "../WordDialog.tsx"
import { relayPlace } from "../../relay/place.ts"
import { detailsWords as words } from "./words.ts"

export const Trouble: Component<{ readonly item: Item }> = (props) => {
  const { dialogs, pages } = useModel()
  const code = () => (props.item.standing === "error" ? props.item.torrent?.error?.code : undefined)
  const ask = (word: "acceptNames" | "useExisting") => dialogs.show(WordDialog, { item: props.item, word })
  const note = () => props.item.note ?? (props.item.standing === "waiting-for-credit" ? words.noCredit : null)
  return (
    <Show when={note()}>
      <div class="callout with-button" data-tone={standingLook[props.item.standing].tone}>
        <p>
          <bdi>{note()}</bdi>
          <Show when={props.item.standing === "missing-files"}>
            <span>{words.filesMissing}</span>
          </Show>
        </p>
        <Switch>
          <Match when={props.item.standing === "waiting-for-credit"}>
            <button type="button" class="button" onClick={() => pages.go(relayPlace)}>
              <Icon name="credit" />
              {words.toCredit}
            </button>
          </Match>
          <Match when={code() === "names-need-yes"}>
            <button type="button" class="button" onClick={() => ask("acceptNames")}>
              {words.fetch}
            </button>
          </Match>
          <Match when={code() === "in-the-way"}>
            <button type="button" class="button" onClick={() => ask("useExisting")}>
              {words.use}
            </button>
          </Match>
        </Switch>
      </div>
    </Show>
  )
}
