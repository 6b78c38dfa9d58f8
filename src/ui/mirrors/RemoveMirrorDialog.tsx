/** Confirms the end of a mirror, and says what ends with it. */
import type { Component } from "solid-js"
import type { MirrorView } from "../../contract/rows.ts"
import { mirrorName } from "../state/mirrors.ts"
import { useModel } from "../state/model.ts"
import { Dialog } from "../dialogs/Dialog.tsx"
import { FormEnd } from "../dialogs/FormEnd.tsx"
import { ItemNames } from "../dialogs/ItemNames.tsx"

export const RemoveMirrorDialog: Component<{ readonly mirror: MirrorView }> = (props) => {
  const { dialogs, mirrorActions } = useModel()
  const remove = (event: SubmitEvent): void => {
    event.preventDefault()
    mirrorActions.remove(props.mirror)
    dialogs.close()
  }
  return (
    <Dialog title="Remove this mirror?" onClose={dialogs.close}>
      <form onSubmit={remove}>
        <ItemNames items={[{ title: mirrorName(props.mirror), bytes: props.mirror.octets }]} />
        <p>
          Its onion ends for ever, and the copy is no longer served from here. Others who mirrored it go on with theirs.
          What you have downloaded stays.
        </p>
        <FormEnd go="Remove" danger />
      </form>
    </Dialog>
  )
}
