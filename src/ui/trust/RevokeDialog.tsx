/** Confirms that a node is trusted no more, and says what goes with that, and who. */
import { type Component, createResource, For, Show } from "solid-js"
import type { TrustedView } from "../../contract/rows.ts"
import { onionText } from "../../contract/words/onion.ts"
import { FormDialog } from "../dialogs/FormDialog.tsx"
import { askTrustLoss } from "../state/ask.ts"
import { useModel } from "../state/model.ts"
import { trustedName } from "../state/trusted.ts"
import { trustWords as words } from "./words.ts"

/** So many are named. */
const NAMED = 12

export const RevokeDialog: Component<{ readonly node: TrustedView }> = (props) => {
  const { dialogs, trustedActions } = useModel()
  const [answer] = createResource(() => props.node.id, askTrustLoss)
  const lost = (): readonly string[] => {
    const told = answer()
    return told?.ok ? told.value.far : []
  }
  const saying = (): string => {
    const told = answer()
    if (!told) return words.lossAsking
    if (!told.ok) return told.message
    return lost().length === 0 ? words.lossNone : words.loss(lost().length)
  }
  const revoke = (event: SubmitEvent): void => {
    event.preventDefault()
    trustedActions.revoke(props.node)
    dialogs.close()
  }
  return (
    <FormDialog title={words.revokeTitle} form={{ submit: revoke }} go={words.revokeGo} danger>
      <p>
        <strong>
          <bdi>{trustedName(props.node)}</bdi>
        </strong>
      </p>
      <p>{words.revokeText}</p>
      <div class="callout" data-tone={lost().length > 0 ? "wait" : "rest"} role="status">
        <p>{saying()}</p>
        <ul class="lost mono">
          <For each={lost().slice(0, NAMED)}>{(address) => <li title={address}>{onionText(address)}</li>}</For>
          <Show when={lost().length > NAMED}>
            <li>{words.lossMore(lost().length - NAMED)}</li>
          </Show>
        </ul>
      </div>
    </FormDialog>
  )
}
