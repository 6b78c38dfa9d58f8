/** Asks what a trusted node is to be called here. */
import { type Component, createSignal } from "solid-js"
import type { TrustedView } from "../../contract/rows.ts"
import { Field } from "../parts/Field.tsx"
import { createSubmission } from "../dialogs/createSubmission.ts"
import { Dialog } from "../dialogs/Dialog.tsx"
import { FormEnd } from "../dialogs/FormEnd.tsx"
import { useModel } from "../state/model.ts"

export const NameDialog: Component<{ readonly node: TrustedView }> = (props) => {
  const { dialogs } = useModel()
  const [name, setName] = createSignal(props.node.name ?? "")
  const { problems, sending, submit } = createSubmission({
    check: () => ({}),
    command: () => ({ type: "NameNode", node: props.node.id, name: name().trim() }),
    fieldOf: () => "form",
    done: dialogs.close,
  })
  return (
    <Dialog title="Name this node" onClose={dialogs.close}>
      <form onSubmit={(event) => void submit(event)} novalidate>
        <Field
          id="node-name"
          label="What you call it"
          autofocus
          value={name()}
          onInput={setName}
          maxLength={64}
          hint="It stays on this node; nobody else reads it."
        />
        <FormEnd go="Name it" problem={problems().form} sending={sending()} />
      </form>
    </Dialog>
  )
}
