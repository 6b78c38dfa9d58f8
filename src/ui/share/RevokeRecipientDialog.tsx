/** Takes a link back from one of a share's recipients; says first what that does, and what it cannot undo. */
import { type Component, For, Show } from "solid-js"
import type { RecipientView, ShareView } from "../../contract/rows.ts"
import { revokeText } from "../../contract/words/recipients.ts"
import { ConfirmDialog } from "../dialogs/ConfirmDialog.tsx"
import { linkWords as words } from "./linkWords.ts"

interface RevokeProps {
  readonly share: ShareView
  readonly recipient: RecipientView
}

export const RevokeRecipientDialog: Component<RevokeProps> = (props) => (
  <ConfirmDialog
    title={words.revokeTitle}
    about={props.share}
    command={{ type: "RevokeRecipient", share: props.share.id, recipient: props.recipient.id }}
    go={words.revokeGo}
    danger
    done={words.revoked}
  >
    <p>
      <Show when={props.recipient.name} fallback={words.revokeCommon}>
        {(name) => (
          <>
            {words.revokeOf[0]} <bdi>{name()}</bdi>
            {words.revokeOf[1]}
          </>
        )}
      </Show>
    </p>
    <ul class="advice">
      <For each={revokeText.meaning}>{(line) => <li>{line}</li>}</For>
    </ul>
    <Show when={props.share.recipients.length === 1}>
      <p class="callout" data-tone="wait">
        {revokeText.last}
      </p>
    </Show>
  </ConfirmDialog>
)
