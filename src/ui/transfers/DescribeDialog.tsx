/** Says something else about a share, and of what was made public of it; says what that cannot undo. */
import { type Component, Show } from "solid-js"
import type { ShareView } from "../../contract/rows.ts"
import { createSubmission } from "../dialogs/createSubmission.ts"
import { Dialog } from "../dialogs/Dialog.tsx"
import { FormEnd } from "../dialogs/FormEnd.tsx"
import { useModel } from "../state/model.ts"
import { publicTwin } from "../state/ownShares.ts"
import { createInfo, type InfoField, InfoFields, infoSaid, infoProblems } from "./InfoFields.tsx"

export const DescribeDialog: Component<{ readonly share: ShareView }> = (props) => {
  const { dialogs, toasts, twins } = useModel()
  const info = createInfo(props.share)
  const isListed = () => props.share.visibility === "public" || publicTwin(props.share, twins()) !== undefined
  const { problems, sending, submit } = createSubmission<InfoField>({
    check: () => infoProblems(info),
    command: () => ({ type: "DescribeShare", share: props.share.id, ...infoSaid(info) }),
    fieldOf: () => "form",
    done: () => {
      dialogs.close()
      toasts.say("done", isListed() ? "Changed. Your tracker says so to its mirrors." : "Changed.")
    },
  })
  return (
    <Dialog title="Change what others read" onClose={dialogs.close}>
      <form onSubmit={(event) => void submit(event)} novalidate>
        <InfoFields
          info={info}
          problems={problems()}
          untitled={props.share.title}
          untitledHint="Leave it empty to keep it as it is."
        />
        <aside class="teach">
          <h3>Words can tell who you are</h3>
          <ul>
            <li>Names, places, and how you write lead to people. Say what it is, not who you are.</li>
            <Show when={isListed()}>
              <li>
                This is public: what stood here before is in the copies of your tracker’s history, and{" "}
                <strong>nobody can be made to forget</strong>.
              </li>
            </Show>
          </ul>
        </aside>
        <FormEnd go="Change" problem={problems().form} sending={sending()} />
      </form>
    </Dialog>
  )
}
