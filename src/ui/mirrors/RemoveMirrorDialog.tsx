/** Confirms the end of a mirror, and says what ends with it. */
import type { Component } from "solid-js"
import type { MirrorView } from "../../contract/rows.ts"
import { mirrorName } from "../state/mirrors.ts"
import { useModel } from "../state/model.ts"
import { Dialog } from "../dialogs/Dialog.tsx"
import { FormEnd } from "../dialogs/FormEnd.tsx"
import { ItemNames } from "../dialogs/ItemNames.tsx"
import { mirrorsWords as words } from "./words.ts"

export const RemoveMirrorDialog: Component<{ readonly mirror: MirrorView }> = (props) => {
  const { dialogs, mirrorActions } = useModel()
  const remove = (event: SubmitEvent): void => {
    event.preventDefault()
    mirrorActions.remove(props.mirror)
    dialogs.close()
  }
  return (
    <Dialog title={words.removeTitle} onClose={dialogs.close}>
      <form onSubmit={remove}>
        <ItemNames items={[{ title: mirrorName(props.mirror), bytes: props.mirror.octets }]} />
        <p>{words.removeText}</p>
        <FormEnd go={words.removeGo} danger />
      </form>
    </Dialog>
  )
}
