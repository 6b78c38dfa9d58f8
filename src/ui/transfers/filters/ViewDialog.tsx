/** Asks for the name of a view: of a new one, which is what is shown, or of one that is kept. */
import { type Component, createSignal } from "solid-js"
import { MOST_NAME } from "../../../contract/settings/preferenceLimits.ts"
import { FormDialog } from "../../dialogs/FormDialog.tsx"
import { Field } from "../../parts/Field.tsx"
import { useModel } from "../../state/model.ts"
import type { View } from "../../state/preferences.ts"
import { viewWords as words } from "./words.ts"

export const ViewDialog: Component<{ readonly view?: View }> = (props) => {
  const { dialogs, toasts, views } = useModel()
  const [name, setName] = createSignal(props.view?.name ?? "")
  const [problem, setProblem] = createSignal<string>()
  const [sending, setSending] = createSignal(false)
  const submit = async (event: SubmitEvent): Promise<void> => {
    event.preventDefault()
    setSending(true)
    const unkept = await (props.view ? views.rename(props.view, name()) : views.keep(name()))
    setSending(false)
    if (unkept && unkept !== "unsent") return void setProblem(words.unkept[unkept])
    dialogs.close()
    if (unkept) toasts.say("refused", words.unkept[unkept])
  }
  return (
    <FormDialog title={props.view ? words.renameTitle : words.keepTitle} form={{ submit, sending }} go={words.go}>
      <Field
        id="view-name"
        label={words.name}
        value={name()}
        onInput={setName}
        problem={problem()}
        hint={words.hint}
        maxLength={MOST_NAME}
        autofocus
      />
    </FormDialog>
  )
}
