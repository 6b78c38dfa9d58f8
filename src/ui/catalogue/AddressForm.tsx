/** Asks for the address to look at, and says what is wrong with it before anything is dialled. */
import { type Component, createSignal } from "solid-js"
import { addressProblem } from "../../contract/link.ts"
import { Field } from "../parts/Field.tsx"
import { bareOnion } from "../../contract/words/onion.ts"
import { catalogueWords as words } from "./words.ts"

export const AddressForm: Component<{ readonly address: string; readonly onLook: (address: string) => void }> = (
  props,
) => {
  const [address, setAddress] = createSignal(props.address)
  const [problem, setProblem] = createSignal<string | undefined>()
  const read = (event: SubmitEvent): void => {
    event.preventDefault()
    const wrong = addressProblem(address())
    setProblem(wrong ?? undefined)
    if (wrong) document.getElementById("catalogue-address")?.focus()
    else props.onLook(bareOnion(address()))
  }
  return (
    <form class="address-line" onSubmit={read} novalidate>
      <Field
        id="catalogue-address"
        label={words.address}
        mono
        placeholder={words.example}
        value={address()}
        onInput={setAddress}
        problem={problem()}
        maxLength={256}
      />
      <button type="submit" class="button">
        {words.look}
      </button>
    </form>
  )
}
