/** Asks how far others are reached through a node. What that costs is said before it can be agreed to. */
import { type Component, createResource, createSignal, For, Show } from "solid-js"
import type { TrustedView } from "../../contract/rows.ts"
import { costText } from "../../contract/words/trust.ts"
import { createSubmission } from "../dialogs/createSubmission.ts"
import { FormDialog } from "../dialogs/FormDialog.tsx"
import { askTrustCost } from "../state/ask.ts"
import { useModel } from "../state/model.ts"
import { Costs } from "./Costs.tsx"
import { trustWords as words } from "./words.ts"

export const DegreesDialog: Component<{ readonly node: TrustedView }> = (props) => {
  const { dialogs } = useModel()
  const [degrees, setDegrees] = createSignal(props.node.degrees)
  const [answer, { refetch }] = createResource(degrees, (far) => askTrustCost(props.node.id, far))
  const cost = () => {
    const told = answer.loading ? undefined : answer()
    return told?.ok ? told.value : undefined
  }
  const saying = (): string => {
    const told = answer.loading ? undefined : answer()
    if (!told) return words.asking
    return told.ok ? costText(told.value, degrees()) : told.message
  }
  const form = createSubmission({
    check: () => (degrees() === 1 || cost() ? {} : { form: words.unknown }),
    command: () => {
      const { nodes = 0, octets = 0 } = cost() ?? {}
      return { type: "ChooseDegrees", node: props.node.id, degrees: degrees(), agreed: { nodes, octets } }
    },
    fieldOf: (code) => {
      if (code === "cost-changed") void refetch()
      return "form"
    },
    done: dialogs.close,
  })
  return (
    <FormDialog title={words.howFarTitle} form={form} go={degrees() === 1 ? words.choose : words.agree}>
      <fieldset class="choices">
        <legend>{words.reach}</legend>
        <For each={words.choices}>
          {([text, hint], at) => (
            <label class="check">
              <input
                type="radio"
                name="degrees"
                checked={degrees() === at() + 1}
                onChange={() => setDegrees(at() + 1)}
              />
              <span>
                <strong>{text}</strong>
                <br />
                <span class="quiet">{hint}</span>
              </span>
            </label>
          )}
        </For>
      </fieldset>
      <p class="callout" role="status">
        {saying()}
      </p>
      <Show when={degrees() > 1}>
        <Show when={cost()}>{(told) => <Costs cost={told()} />}</Show>
        <p class="quiet">{words.notVouched}</p>
      </Show>
    </FormDialog>
  )
}
