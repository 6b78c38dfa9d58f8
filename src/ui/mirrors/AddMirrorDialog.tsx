/** Asks for a tracker to mirror and how to keep the copy up to date, and says before what will happen. */
import { type Component, createSignal, For } from "solid-js"
import { addressProblem } from "../../contract/link.ts"
import type { MirrorRow } from "../../contract/rows.ts"
import { Field } from "../parts/Field.tsx"
import { useModel } from "../state/model.ts"
import { createSubmission } from "../dialogs/createSubmission.ts"
import { FormDialog } from "../dialogs/FormDialog.tsx"
import type { DialogEntry } from "../state/dialogs.ts"
import { mirrorsPlace } from "./place.ts"
import { addMirrorWords as words } from "./addWords.ts"

const choices: readonly MirrorRow["update"][] = ["auto", "manual"]

export const AddMirrorDialog: Component<{ readonly address: string }> = (props) => {
  const { dialogs, pages, toasts } = useModel()
  const [address, setAddress] = createSignal(props.address)
  const [update, setUpdate] = createSignal<MirrorRow["update"]>("auto")
  const form = createSubmission<"address">({
    check: () => {
      const wrong = addressProblem(address())
      return wrong ? { address: wrong } : {}
    },
    command: () => ({ type: "AddMirror", address: address().trim(), update: update() }),
    fieldOf: (code) =>
      ["bad-address", "own-management", "own-tracker", "duplicate"].includes(code) ? "address" : "form",
    done: () => {
      dialogs.close()
      toasts.say("done", words.added)
      pages.go(mirrorsPlace)
    },
  })
  return (
    <FormDialog title={words.addTitle} form={form} go={words.addGo}>
      <Field
        id="mirror-address"
        label={words.address}
        mono
        autofocus
        placeholder={words.example}
        value={address()}
        onInput={setAddress}
        problem={form.problems().address}
        maxLength={256}
        hint={words.addressHint}
      />
      <fieldset class="choices">
        <legend>{words.updates}</legend>
        <For each={choices}>
          {(value) => (
            <label class="check">
              <input type="radio" name="update" checked={update() === value} onChange={() => setUpdate(value)} />
              <span>
                <strong>{words.choices[value][0]}</strong>
                <br />
                <span class="quiet">{words.choices[value][1]}</span>
              </span>
            </label>
          )}
        </For>
      </fieldset>
      <ul class="advice">
        <For each={words.addMeans}>{(line) => <li>{line}</li>}</For>
      </ul>
    </FormDialog>
  )
}

export const mirrorDialog: DialogEntry = {
  get text() {
    return words.addTitle
  },
  adds: "mirror",
  show: (dialogs) => dialogs.show(AddMirrorDialog, { address: "" }),
}
