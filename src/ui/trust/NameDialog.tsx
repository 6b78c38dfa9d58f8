/** Asks what a trusted node is to be called here. */
import { type Component, createSignal } from "solid-js"
import type { TrustedView } from "../../contract/rows.ts"
import { Field } from "../parts/Field.tsx"
import { createSubmission } from "../dialogs/createSubmission.ts"
import { Dialog } from "../dialogs/Dialog.tsx"
import { FormEnd } from "../dialogs/FormEnd.tsx"
import { useModel } from "../state/model.ts"
import { trustWords as words } from "./words.ts"

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
    <Dialog title={words.nameTitle} onClose={dialogs.close}>
      <form onSubmit={(event) => void submit(event)} novalidate>
        <Field
          id="node-name"
          label={words.call}
          autofocus
          value={name()}
          onInput={setName}
          maxLength={64}
          hint={words.nameStays}
        />
        <FormEnd go={words.nameGo} problem={problems().form} sending={sending()} />
      </form>
    </Dialog>
  )
}
