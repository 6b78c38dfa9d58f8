/** That a trusted node leads further than was agreed to, and the way to agree to more. */
import { type Component, Show } from "solid-js"
import type { BeyondView } from "../../contract/trust.ts"
import { beyondText } from "../../contract/words/trust.ts"
import { useModel } from "../state/model.ts"
import { trustedName } from "../state/trusted.ts"
import { DegreesDialog } from "./DegreesDialog.tsx"
import { trustWords as words } from "./words.ts"

export const Beyond: Component<{ readonly beyond: BeyondView }> = (props) => {
  const { dialogs, trusted } = useModel()
  const node = () => trusted().find(({ address }) => address === props.beyond.address)
  return (
    <Show when={node()}>
      {(by) => (
        <p class="callout" data-tone="wait">
          <strong>
            <bdi>{trustedName(by())}</bdi>
          </strong>
          : {beyondText(props.beyond)}{" "}
          <button type="button" class="button" onClick={() => dialogs.show(DegreesDialog, { node: by() })}>
            {words.costs}
          </button>
        </p>
      )}
    </Show>
  )
}
