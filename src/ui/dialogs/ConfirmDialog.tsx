/**
 * Asks before something that matters, by name, and says what follows from it; then asks the node, and shows its refusal
 * here.
 */
import { type Component, type JSX, Show } from "solid-js"
import type { ManagementCommand } from "../../contract/commands.ts"
import { useModel } from "../state/model.ts"
import { createSubmission } from "./createSubmission.ts"
import { FormDialog } from "./FormDialog.tsx"
import { ItemNames } from "./ItemNames.tsx"

interface ConfirmDialogProps {
  readonly title: string
  readonly about?: { readonly title: string; readonly bytes: number }
  readonly children: JSX.Element
  readonly command: ManagementCommand
  readonly go: string
  readonly danger?: true
  /** What is said when it is done. */
  readonly done: string
  /** What follows from it on this page. */
  readonly onDone?: () => void
}

export const ConfirmDialog: Component<ConfirmDialogProps> = (props) => {
  const { dialogs, toasts } = useModel()
  const form = createSubmission<"form">({
    check: () => ({}),
    command: () => props.command,
    fieldOf: () => "form",
    done: () => {
      dialogs.close()
      toasts.say("done", props.done)
      props.onDone?.()
    },
  })
  return (
    <FormDialog title={props.title} form={form} go={props.go} danger={props.danger === true} careful>
      <Show when={props.about}>{(about) => <ItemNames items={[about()]} />}</Show>
      {props.children}
    </FormDialog>
  )
}
