/** Asks for a tracker to mirror and how to keep the copy up to date, and says before what will happen. */
import { type Component, createSignal, For } from "solid-js"
import { addressProblem } from "../../contract/link.ts"
import type { MirrorRow } from "../../contract/rows.ts"
import { Field } from "../parts/Field.tsx"
import { useModel } from "../state/model.ts"
import { createSubmission } from "../dialogs/createSubmission.ts"
import { Dialog } from "../dialogs/Dialog.tsx"
import type { DialogEntry } from "../state/dialogs.ts"
import { FormEnd } from "../dialogs/FormEnd.tsx"
import { mirrorsPlace } from "./place.ts"

const choices: readonly (readonly [MirrorRow["update"], string, string])[] = [
  ["auto", "Kept up to date by itself", "What its owner adds or takes back is here within minutes."],
  ["manual", "By hand", "You see how many entries it is behind, and update it when you choose."],
]

export const AddMirrorDialog: Component<{ readonly address: string }> = (props) => {
  const { dialogs, pages, toasts } = useModel()
  const [address, setAddress] = createSignal(props.address)
  const [update, setUpdate] = createSignal<MirrorRow["update"]>("auto")
  const { problems, sending, submit } = createSubmission<"address">({
    check: () => {
      const wrong = addressProblem(address())
      return wrong ? { address: wrong } : {}
    },
    command: () => ({ type: "AddMirror", address: address().trim(), update: update() }),
    fieldOf: (code) => (["bad-address", "own-tracker", "duplicate"].includes(code) ? "address" : "form"),
    done: () => {
      dialogs.close()
      toasts.say("done", "The copy is being made.")
      pages.go(mirrorsPlace)
    },
  })
  return (
    <Dialog title="Mirror a tracker" onClose={dialogs.close}>
      <form onSubmit={(event) => void submit(event)} novalidate>
        <Field
          id="mirror-address"
          label="Address"
          mono
          autofocus
          placeholder="….onion"
          value={address()}
          onInput={setAddress}
          problem={problems().address}
          maxLength={256}
          hint="Of the tracker, or of any mirror of it."
        />
        <fieldset class="choices">
          <legend>Updates</legend>
          <For each={choices}>
            {([value, text, hint]) => (
              <label class="check">
                <input type="radio" name="update" checked={update() === value} onChange={() => setUpdate(value)} />
                <span>
                  <strong>{text}</strong>
                  <br />
                  <span class="quiet">{hint}</span>
                </span>
              </label>
            )}
          </For>
        </fieldset>
        <ul class="advice">
          <li>
            Its whole list is copied: titles, sizes, names of files, and where they are served. Never the data
            themselves.
          </li>
          <li>
            Every entry is checked against the tracker’s own signature. A mirror can neither add nor change anything.
          </li>
          <li>
            The copy gets an onion of its own, from which others can mirror it in turn. What it answers does not tell
            whose it is.
          </li>
        </ul>
        <FormEnd go="Mirror it" problem={problems().form} sending={sending()} />
      </form>
    </Dialog>
  )
}

export const mirrorDialog: DialogEntry = {
  text: "Mirror a tracker",
  adds: "mirror",
  show: (dialogs) => dialogs.show(AddMirrorDialog, { address: "" }),
}
