/** Confirms the end of a mirror, and says what ends with it. */
import type { Component } from "solid-js"
import type { MirrorView } from "../../contract/rows.ts"
import { mirrorName } from "../state/mirrors.ts"
import { useModel } from "../state/model.ts"
import { FormDialog } from "../dialogs/FormDialog.tsx"
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
    <FormDialog title={words.removeTitle} form={{ submit: remove }} go={words.removeGo} danger>
      <ItemNames items={[{ title: mirrorName(props.mirror), bytes: props.mirror.octets }]} />
      <p>{words.removeText}</p>
    </FormDialog>
  )
}
