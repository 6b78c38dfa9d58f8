/** What can be done with what is selected, one item or many. What cannot be done just now is not offered. */
import { type Component, Show } from "solid-js"
import { Icon } from "../../parts/Icon.tsx"
import { canPause, canRecheck, canResume } from "../../state/actions.ts"
import type { Item } from "../../state/items.ts"
import { useModel } from "../../state/model.ts"
import { isOwnOnly, isShared } from "../../state/removal.ts"
import { controlMenu } from "../controls/controlMenu.ts"
import { controlWords } from "../controls/words.ts"
import { RemoveDialog } from "../RemoveDialog.tsx"
import { transfersWords as words } from "../words.ts"
import { detailsWords } from "./words.ts"

export const ActionBar: Component<{ readonly item: Item }> = (props) => {
  const model = useModel()
  const { actions, dialogs, selection } = model
  const items = () => (selection.selected().length > 1 ? selection.selected() : [props.item])
  const many = () => items().length > 1
  const shared = () => items().some(isShared)
  const ownOnly = () => items().every(isOwnOnly)
  return (
    <div class="actions" role="toolbar" aria-label={detailsWords.actions}>
      <Show when={many()}>
        <span class="quiet">{detailsWords.selected(items().length)}</span>
      </Show>
      <Show when={items().some(canResume)}>
        <button type="button" class="button" onClick={() => actions.resume(items())}>
          <Icon name="play" />
          <span>{words.resume}</span>
        </button>
      </Show>
      <Show when={items().some(canPause)}>
        <button type="button" class="button" onClick={() => actions.pause(items())}>
          <Icon name="pause" />
          <span>{words.pause}</span>
        </button>
      </Show>
      <Show when={items().some(canRecheck)}>
        <button type="button" class="button" onClick={() => actions.recheck(items())}>
          <Icon name="recheck" />
          <span>{words.recheck}</span>
        </button>
      </Show>
      <button
        type="button"
        class="button"
        aria-haspopup="menu"
        onClick={(event) => {
          const at = event.currentTarget.getBoundingClientRect()
          model.menu.show({ title: controlWords.more, groups: controlMenu(items(), model), at })
        }}
      >
        {controlWords.more}
      </button>
      <Show when={shared() && !ownOnly()}>
        <button
          type="button"
          class="button danger"
          onClick={() => dialogs.show(RemoveDialog, { items: items(), linksOnly: true })}
        >
          <Icon name="stop" />
          <span>{words.stop}</span>
        </button>
      </Show>
      <button
        type="button"
        class="button danger"
        onClick={() => dialogs.show(RemoveDialog, { items: items(), linksOnly: false })}
      >
        <Show
          when={ownOnly()}
          fallback={
            <>
              <Icon name="remove" />
              <span>{words.remove}</span>
            </>
          }
        >
          <Icon name="stop" />
          <span>{words.stop}</span>
        </Show>
      </button>
    </div>
  )
}
