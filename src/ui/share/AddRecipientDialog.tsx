/** Lets somebody in to a private share, by a link of their own; says first what that ends, if it ends something. */
import { type Component, createSignal, Show } from "solid-js"
import type { ShareView } from "../../contract/rows.ts"
import { oldLinkWords } from "../../contract/words/recipients.ts"
import { createSubmission } from "../dialogs/createSubmission.ts"
import { FormDialog } from "../dialogs/FormDialog.tsx"
import { Field } from "../parts/Field.tsx"
import { useModel } from "../state/model.ts"
import { linkWords as words } from "./linkWords.ts"

export const AddRecipientDialog: Component<{ readonly share: ShareView }> = (props) => {
  const { dialogs, toasts } = useModel()
  const [name, setName] = createSignal("")
  const [agreed, setAgreed] = createSignal(false)
  const endsOld = () => !props.share.keyed
  const form = createSubmission<"name">({
    check: () => ({
      ...(name().trim() === "" ? { name: words.addNoName } : {}),
      ...(endsOld() && !agreed() ? { form: words.addNotAgreed } : {}),
    }),
    command: () => ({
      type: "AddRecipient",
      share: props.share.id,
      name: name().trim(),
      ...(endsOld() ? { endOldLink: true } : {}),
    }),
    fieldOf: (code) => (code === "recipient-exists" ? "name" : "form"),
    done: () => {
      dialogs.close()
      toasts.say("done", words.added)
    },
  })
  return (
    <FormDialog title={words.addTitle} form={form} go={words.addGo} danger={endsOld()}>
      <Field
        id="recipient-name"
        label={words.addName}
        value={name()}
        onInput={setName}
        problem={form.problems().name}
        maxLength={64}
        autofocus
        hint={words.addHint}
      />
      <Show when={endsOld()}>
        <p class="callout" data-tone="bad">
          {oldLinkWords.text}
        </p>
        <label class="check">
          <input type="checkbox" checked={agreed()} onChange={(event) => setAgreed(event.currentTarget.checked)} />
          <span>{words.addAgreed}</span>
        </label>
      </Show>
    </FormDialog>
  )
}
