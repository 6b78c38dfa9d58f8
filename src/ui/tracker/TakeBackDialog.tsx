/** Confirms that a share shall be public no longer, and says how far that reaches. */
import { type Component, For } from "solid-js"
import type { ShareView } from "../../contract/rows.ts"
import { ConfirmDialog } from "../dialogs/ConfirmDialog.tsx"
import { trackerWords as words } from "./words.ts"

export const TakeBackDialog: Component<{ readonly share: ShareView }> = (props) => (
  <ConfirmDialog
    title={words.takeBackTitle}
    about={props.share}
    command={{ type: "UnpublishShare", share: props.share.id }}
    go={words.takeBackGo}
    danger
    done={words.takenBack}
  >
    <ul class="advice">
      <For each={words.takeBackMeans}>{(line) => <li>{line}</li>}</For>
    </ul>
  </ConfirmDialog>
)
