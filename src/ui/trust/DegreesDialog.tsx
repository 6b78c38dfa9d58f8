/** Asks how far others are reached through a node. What that costs is said before it can be agreed to. */
import { type Component, createResource, createSignal, For, Show } from "solid-js"
import type { TrustedView } from "../../contract/rows.ts"
import { costText } from "../../contract/words/trust.ts"
import { createSubmission } from "../dialogs/createSubmission.ts"
import { Dialog } from "../dialogs/Dialog.tsx"
import { FormEnd } from "../dialogs/FormEnd.tsx"
import { askTrustCost } from "../state/ask.ts"
import { useModel } from "../state/model.ts"

const choices: readonly (readonly [degrees: number, text: string, hint: string])[] = [
  [1, "This node alone", "Nobody else is reached through it."],
  [2, "Those whom it trusts", "As far as it tells: friends of a friend."],
  [3, "And those whom these trust", "Three degrees. What only one way leads to stands last among results."],
  [4, "One degree further", "Four degrees. That can be hundreds of nodes."],
]

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
    if (!told) return "Asking it whom it trusts …"
    return told.ok ? costText(told.value, degrees()) : told.message
  }
  const { problems, sending, submit } = createSubmission({
    check: () => (degrees() === 1 || cost() ? {} : { form: "What it costs is not known yet." }),
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
    <Dialog title="How far does it lead?" onClose={dialogs.close}>
      <form onSubmit={(event) => void submit(event)} novalidate>
        <fieldset class="choices">
          <legend>Reach through this node</legend>
          <For each={choices}>
            {([far, text, hint]) => (
              <label class="check">
                <input type="radio" name="degrees" checked={degrees() === far} onChange={() => setDegrees(far)} />
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
          <p class="quiet">
            They are searched like this node, and shown with the way that leads to them. They never send you software,
            and you vouch for none of them.
          </p>
        </Show>
        <FormEnd go={degrees() === 1 ? "Choose" : "Agree"} problem={problems().form} sending={sending()} />
      </form>
    </Dialog>
  )
}
