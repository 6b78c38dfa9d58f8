/** Says something else about a share, and of what was made public of it; says what that cannot undo. */
import { type Component, Show } from "solid-js"
import type { ShareView } from "../../contract/rows.ts"
import { createSubmission } from "../dialogs/createSubmission.ts"
import { FormDialog } from "../dialogs/FormDialog.tsx"
import { useModel } from "../state/model.ts"
import { publicTwin } from "../state/ownShares.ts"
import { createInfo, type InfoField, InfoFields, infoSaid, infoProblems } from "./InfoFields.tsx"
import { Marked } from "../parts/Marked.tsx"
import { itemWords as words } from "./words.ts"

export const DescribeDialog: Component<{ readonly share: ShareView }> = (props) => {
  const { dialogs, toasts, twins } = useModel()
  const info = createInfo(props.share)
  const isListed = () => props.share.visibility === "public" || publicTwin(props.share, twins()) !== undefined
  const form = createSubmission<InfoField>({
    check: () => infoProblems(info),
    command: () => ({ type: "DescribeShare", share: props.share.id, ...infoSaid(info) }),
    fieldOf: () => "form",
    done: () => {
      dialogs.close()
      toasts.say("done", isListed() ? words.describedListed : words.described)
    },
  })
  return (
    <FormDialog title={words.describe} form={form} go={words.change}>
      <InfoFields info={info} problems={form.problems()} untitled={props.share.title} untitledHint={words.keep} />
      <aside class="teach">
        <h3>{words.careHead}</h3>
        <ul>
          <li>{words.care}</li>
          <Show when={isListed()}>
            <li>
              <Marked text={words.careListed} />
            </li>
          </Show>
        </ul>
      </aside>
    </FormDialog>
  )
}
