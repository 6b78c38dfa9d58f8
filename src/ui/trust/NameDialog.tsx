/** Asks what a trusted node is to be called here. */
import { type Component, createSignal } from "solid-js"
import type { TrustedView } from "../../contract/rows.ts"
import { Field } from "../parts/Field.tsx"
import { createSubmission } from "../dialogs/createSubmission.ts"
import { FormDialog } from "../dialogs/FormDialog.tsx"
import { useModel } from "../state/model.ts"
import { trustWords as words } from "./words.ts"

export const NameDialog: Component<{ readonly node: TrustedView }> = (props) => {
  const { dialogs } = useModel()
  const [name, setName] = createSignal(props.node.name ?? "")
  const form = createSubmission({
    check: () => ({}),
    command: () => ({ type: "NameNode", node: props.node.id, name: name().trim() }),
    fieldOf: () => "form",
    done: dialogs.close,
  })
  return (
    <FormDialog title={words.nameTitle} form={form} go={words.nameGo}>
      <Field
        id="node-name"
        label={words.call}
        autofocus
        value={name()}
        onInput={setName}
        maxLength={64}
        hint={words.nameStays}
      />
    </FormDialog>
  )
}
