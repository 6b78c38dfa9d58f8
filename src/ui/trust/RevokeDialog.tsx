/** Confirms that a node is trusted no more, and says what goes with that. */
import type { Component } from "solid-js"
import type { TrustedView } from "../../contract/rows.ts"
import { Dialog } from "../dialogs/Dialog.tsx"
import { FormEnd } from "../dialogs/FormEnd.tsx"
import { useModel } from "../state/model.ts"
import { trustedName } from "../state/trusted.ts"

export const RevokeDialog: Component<{ readonly node: TrustedView }> = (props) => {
  const { dialogs, trustedActions } = useModel()
  const revoke = (event: SubmitEvent): void => {
    event.preventDefault()
    trustedActions.revoke(props.node)
    dialogs.close()
  }
  return (
    <Dialog title="Trust this node no more?" onClose={dialogs.close}>
      <form onSubmit={revoke}>
        <p>
          <strong>
            <bdi>{trustedName(props.node)}</bdi>
          </strong>
        </p>
        <p>
          What it lists is found no more, and those whom only it leads to are forgotten with it. What you have
          downloaded stays, and so do mirrors.
        </p>
        <FormEnd go="Revoke trust" danger />
      </form>
    </Dialog>
  )
}
