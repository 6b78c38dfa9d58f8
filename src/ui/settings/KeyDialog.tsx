/** Whether who opens the management address must have a key; a key that is made is told once. */
import { type Component, createSignal, For, Show } from "solid-js"
import { createSubmission } from "../dialogs/createSubmission.ts"
import { Dialog } from "../dialogs/Dialog.tsx"
import { FormEnd } from "../dialogs/FormEnd.tsx"
import { useModel } from "../state/model.ts"
import { accessWords as all } from "./accessWords.ts"
import { MadeSecret } from "./MadeSecret.tsx"

const words = all.key

export const KeyDialog: Component<{ readonly required: boolean }> = (props) => {
  const { dialogs, toasts } = useModel()
  const [made, setMade] = createSignal<string | null>(null)
  const asks = () =>
    props.required
      ? { title: words.requireTitle, points: words.requirePoints, go: words.requireGo }
      : { title: words.dropTitle, points: words.dropPoints, go: words.dropGo }
  const { problems, sending, submit } = createSubmission<"form">({
    check: () => ({}),
    command: () => ({ type: "RequireKey", required: props.required }),
    fieldOf: () => "form",
    done: (_, { key }) => {
      if (key !== undefined) return setMade(key)
      dialogs.close()
      toasts.say("done", props.required ? words.already : words.dropped)
    },
  })
  return (
    <Dialog title={made() === null ? asks().title : words.madeTitle} onClose={dialogs.close} stays>
      <Show
        when={made()}
        fallback={
          <form onSubmit={(event) => void submit(event)}>
            <ul class="advice">
              <For each={asks().points}>{(point) => <li>{point}</li>}</For>
            </ul>
            <FormEnd go={asks().go} careful problem={problems().form} sending={sending()} />
          </form>
        }
      >
        {(key) => (
          <MadeSecret text={key()} label={words.label} close={all.link.close}>
            <p>{words.made}</p>
          </MadeSecret>
        )}
      </Show>
    </Dialog>
  )
}
