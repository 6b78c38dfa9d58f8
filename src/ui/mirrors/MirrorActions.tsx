/** What can be done with a mirror. What cannot be done just now is not offered. */
import { type Component, Show } from "solid-js"
import type { MirrorView } from "../../contract/rows.ts"
import { Icon } from "../parts/Icon.tsx"
import { Changes } from "../moment/Changes.tsx"
import { canUpdate } from "../../contract/words/mirror.ts"
import { canChoose, mirrorName } from "../state/mirrors.ts"
import { useModel } from "../state/model.ts"
import { RemoveMirrorDialog } from "./RemoveMirrorDialog.tsx"
import { SaveBackupDialog } from "../tracker/SaveBackupDialog.tsx"
import { cataloguePlace } from "../catalogue/place.ts"
import { mirrorsWords as words } from "./words.ts"

export type MirrorSide = "history" | "places"

interface MirrorActionsProps {
  readonly mirror: MirrorView
  /** What is shown below. */
  readonly side: MirrorSide | null
  readonly setSide: (side: MirrorSide | null) => void
}

export const MirrorActions: Component<MirrorActionsProps> = (props) => {
  const { dialogs, mirrorActions, pages } = useModel()
  const toggle = (side: MirrorSide): void => props.setSide(props.side === side ? null : side)
  const whole = () => props.mirror.completedAt !== null
  return (
    <div class="mirror-actions">
      <Show when={canChoose(props.mirror)}>
        <Changes>
          <label class="check">
            <input
              type="checkbox"
              checked={props.mirror.update === "auto"}
              onChange={(event) => mirrorActions.choose(props.mirror, event.currentTarget.checked ? "auto" : "manual")}
            />
            <span>{words.byItself}</span>
          </label>
        </Changes>
      </Show>
      <div class="actions" role="group" aria-label={words.actionsOn(mirrorName(props.mirror))}>
        <Show when={canUpdate(props.mirror)}>
          <Changes>
            <button type="button" class="button" onClick={() => mirrorActions.update(props.mirror)}>
              <Icon name="recheck" />
              {words.update}
            </button>
          </Changes>
        </Show>
        <Show when={props.mirror.tracker}>
          {(address) => (
            <button type="button" class="button" onClick={() => pages.go(cataloguePlace(address()))}>
              <Icon name="catalogue" />
              {words.browse}
            </button>
          )}
        </Show>
        <button type="button" class="button" aria-expanded={props.side === "places"} onClick={() => toggle("places")}>
          <Icon name="mirror" />
          {words.others}
        </button>
        <button type="button" class="button" aria-expanded={props.side === "history"} onClick={() => toggle("history")}>
          <Icon name="history" />
          {words.history}
        </button>
        <Changes>
          <Show when={whole()}>
            <button
              type="button"
              class="button"
              onClick={() => dialogs.show(SaveBackupDialog, { mirror: props.mirror })}
            >
              <Icon name="download" />
              {words.saveBackup}
            </button>
          </Show>
          <button
            type="button"
            class="button danger"
            onClick={() => dialogs.show(RemoveMirrorDialog, { mirror: props.mirror })}
          >
            <Icon name="remove" />
            {words.remove}
          </button>
        </Changes>
      </div>
    </div>
  )
}
