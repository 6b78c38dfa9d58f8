/**
 * A new management link: what follows from it first, then the link itself, which is told once. Stays open while the
 * node does not know this browser, since with it the link would be lost.
 */
import { type Component, createSignal, For, Show } from "solid-js"
import { createSubmission } from "../dialogs/createSubmission.ts"
import { Dialog } from "../dialogs/Dialog.tsx"
import { FormEnd } from "../dialogs/FormEnd.tsx"
import { useModel } from "../state/model.ts"
import { accessWords as all, type LinkChange } from "./accessWords.ts"
import { MadeSecret } from "./MadeSecret.tsx"
import { signIn } from "./signIn.ts"

const words = all.link
const changes = Object.keys(words.changes) as LinkChange[]

export const NewLinkDialog: Component = () => {
  const { connection, dialogs, toasts } = useModel()
  const [change, setChange] = createSignal<LinkChange>("link")
  const [made, setMade] = createSignal<string | null>(null)
  const [isOut, setOut] = createSignal(false)
  const { problems, sending, submit } = createSubmission<"form">({
    check: () => ({}),
    command: () => ({
      type: "ChangeLink",
      ...(change() === "keep" ? { keepSessions: true } : {}),
      ...(change() === "address" ? { newAddress: true } : {}),
    }),
    fieldOf: () => "form",
    done: (_, { link }) => {
      if (link === undefined) {
        dialogs.close()
        return toasts.say("refused", words.untold)
      }
      setMade(link)
      if (change() === "link") void comeBack(link)
    },
  })
  const comeBack = async (link: string): Promise<void> => {
    setOut(!(await signIn(link)))
    connection.retryNow()
  }
  return (
    <Dialog title={made() === null ? words.changeTitle : words.madeTitle} onClose={dialogs.close} stays>
      <Show
        when={made()}
        fallback={
          <form onSubmit={(event) => void submit(event)}>
            <fieldset class="choices">
              <legend>{words.what}</legend>
              <For each={changes}>
                {(one) => (
                  <label class="check">
                    <input type="radio" name="change" checked={change() === one} onChange={() => setChange(one)} />
                    <span>{words.changes[one].name}</span>
                  </label>
                )}
              </For>
            </fieldset>
            <ul class="advice" aria-live="polite">
              <For each={words.changes[change()].points}>{(point) => <li>{point}</li>}</For>
            </ul>
            <FormEnd go={words.go} careful problem={problems().form} sending={sending()} />
          </form>
        }
      >
        {(link) => (
          <MadeSecret text={link()} label={words.newLabel} close={words.close}>
            <p>{words.made}</p>
            <Show when={change() === "address" || isOut()}>
              <p class="callout" data-tone="wait">
                {change() === "address" ? words.madeAway : words.madeOut}
              </p>
            </Show>
          </MadeSecret>
        )}
      </Show>
    </Dialog>
  )
}
