/** Asks for a node to trust, and says before what that means. */
import { type Component, createSignal } from "solid-js"
import { addressProblem } from "../../contract/link.ts"
import { Field } from "../parts/Field.tsx"
import { createSubmission } from "../dialogs/createSubmission.ts"
import { Dialog } from "../dialogs/Dialog.tsx"
import type { DialogEntry } from "../state/dialogs.ts"
import { FormEnd } from "../dialogs/FormEnd.tsx"
import { useModel } from "../state/model.ts"
import { trustPlace } from "./place.ts"

export const TrustDialog: Component<{ readonly address: string }> = (props) => {
  const { dialogs, pages, toasts } = useModel()
  const [address, setAddress] = createSignal(props.address)
  const [name, setName] = createSignal("")
  const { problems, sending, submit } = createSubmission<"address">({
    check: () => {
      const wrong = addressProblem(address())
      return wrong ? { address: wrong } : {}
    },
    command: () => ({
      type: "TrustNode",
      address: address().trim(),
      ...(name().trim() ? { name: name().trim() } : {}),
    }),
    fieldOf: (code) => (["bad-address", "own-tracker", "duplicate", "is-a-mirror"].includes(code) ? "address" : "form"),
    done: () => {
      dialogs.close()
      toasts.say("done", "It is being looked for.")
      pages.go(trustPlace)
    },
  })
  return (
    <Dialog title="Trust a node" onClose={dialogs.close}>
      <form onSubmit={(event) => void submit(event)} novalidate>
        <Field
          id="trust-address"
          label="Address"
          mono
          autofocus
          placeholder="….onion"
          value={address()}
          onInput={setAddress}
          problem={problems().address}
          maxLength={256}
          hint="Of the node’s tracker, as its operator gave it to you."
        />
        <Field
          id="trust-name"
          label="What you call it"
          value={name()}
          onInput={setName}
          maxLength={64}
          hint="Optional. It stays on this node."
        />
        <ul class="advice">
          <li>What it lists can be searched from here. You see with each result whose it is.</li>
          <li>Nobody is told that you trust it, and nobody else is trusted through it, unless you say so later.</li>
          <li>It learns that somebody reads its list, as anybody may; not who.</li>
        </ul>
        <FormEnd go="Trust it" problem={problems().form} sending={sending()} />
      </form>
    </Dialog>
  )
}

export const trustDialog: DialogEntry = {
  text: "Trust a node",
  adds: "trust",
  show: (dialogs) => dialogs.show(TrustDialog, { address: "" }),
}
