/** Asks for a node's address, tells while it is typed whether it is whole, and says before what trust means. */
import { type Component, createMemo, createSignal, For } from "solid-js"
import { addressProblem } from "../../contract/link.ts"
import { onionSum } from "../../contract/onionSum.ts"
import { bareOnion } from "../../contract/words/onion.ts"
import { createSubmission } from "../dialogs/createSubmission.ts"
import { FormEnd } from "../dialogs/FormEnd.tsx"
import { Field } from "../parts/Field.tsx"
import type { Tone } from "../parts/standingLook.ts"
import { useModel } from "../state/model.ts"
import { trustedName } from "../state/trusted.ts"
import { trustPlace } from "./place.ts"
import { trustWords as words } from "./words.ts"

export const TrustForm: Component<{ readonly address: string }> = (props) => {
  const { dialogs, pages, toasts, trusted } = useModel()
  const [address, setAddress] = createSignal(props.address)
  const [name, setName] = createSignal("")
  const said = createMemo((): readonly [tone: Tone, text: string] => {
    const sum = onionSum(address())
    if (sum === 0) return ["rest", words.addHint]
    const known = trusted().find((node) => node.address === bareOnion(address()))
    if (known) return ["wait", words.sumKnown(trustedName(known))]
    if (typeof sum === "number") return ["rest", words.sumSoFar(sum)]
    return sum === "right" ? ["go", words.sumRight] : ["bad", sum === "wrong" ? words.sumWrong : words.sumOther]
  })
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
    fieldOf: (code) =>
      ["bad-address", "own-management", "own-tracker", "duplicate", "is-a-mirror"].includes(code) ? "address" : "form",
    done: () => {
      dialogs.close()
      toasts.say("done", words.lookedFor)
      pages.go(trustPlace)
    },
  })
  return (
    <form onSubmit={(event) => void submit(event)} novalidate>
      <Field
        id="trust-address"
        label={words.address}
        mono
        autofocus
        placeholder={words.example}
        value={address()}
        onInput={setAddress}
        problem={problems().address}
        maxLength={256}
        hint={
          <span class="sum" role="status" data-tone={said()[0]}>
            {said()[1]}
          </span>
        }
      />
      <Field id="trust-name" label={words.call} value={name()} onInput={setName} maxLength={64} hint={words.callHint} />
      <section class="part" aria-labelledby="trust-learn">
        <h3 id="trust-learn">{words.learn}</h3>
        <ul class="advice">
          <For each={words.advice}>{(line) => <li>{line}</li>}</For>
        </ul>
      </section>
      <FormEnd go={words.go} problem={problems().form} sending={sending()} />
    </form>
  )
}
