/**
 * Asks for summaries of a relay on another machine; whether that relay is one’s own is asked when the node does not
 * know it yet.
 */
import { type Component, createEffect, createSignal, Show } from "solid-js"
import { Field } from "../parts/Field.tsx"
import { useModel } from "../state/model.ts"
import { aboutPath, pathProblem } from "../dialogs/givenPath.ts"
import { createSubmission } from "../dialogs/createSubmission.ts"
import { Dialog } from "../dialogs/Dialog.tsx"
import { FormEnd } from "../dialogs/FormEnd.tsx"
import { JoinFamilyDialog } from "./JoinFamilyDialog.tsx"

export const ImportRelayDialog: Component = () => {
  const { dialogs, toasts } = useModel()
  const [path, setPath] = createSignal("")
  const [trust, setTrust] = createSignal(false)
  const [stranger, setStranger] = createSignal<string | null>(null)
  const choosePath = (text: string): void => {
    setPath(text)
    setStranger(null)
    setTrust(false)
  }
  const { problems, sending, submit } = createSubmission<"path" | "trust">({
    check: () => {
      const wrong = pathProblem(path())
      if (wrong) return { path: wrong }
      return stranger() !== null && !trust() ? { trust: stranger()! } : {}
    },
    command: () => ({ type: "ImportRelay", path: path().trim(), ...(trust() ? { trust: true } : {}) }),
    fieldOf: (code) => (code === "unknown-relay" ? "trust" : aboutPath.has(code) ? "path" : "form"),
    done: (_, { family }) => {
      if (family) dialogs.show(JoinFamilyDialog, { path: path().trim() })
      else dialogs.close()
      toasts.say("done", "Taken. What is new in it counts from now on.")
    },
  })
  createEffect(() => {
    const problem = problems().trust
    if (problem !== undefined) setStranger(problem)
  })
  return (
    <Dialog title="Import a relay’s summaries" onClose={dialogs.close}>
      <form onSubmit={(event) => void submit(event)} novalidate>
        <Field
          id="relay-path"
          label="File on this node’s machine"
          mono
          autofocus
          placeholder="/home/you/sums.bulbil"
          value={path()}
          onInput={choosePath}
          problem={problems().path}
          maxLength={4096}
          hint="As the other node has exported it, made out to this node’s code."
        />
        <Show
          when={stranger()}
          fallback={
            <p class="quiet">The same file twice, or an older one, adds nothing: only what is new in it counts.</p>
          }
        >
          {(words) => (
            <div class="callout" data-tone="wait" role="alert">
              <p>
                <strong>Is this relay yours?</strong> <bdi class="whole">{words()}</bdi>
              </p>
              <label class="check">
                <input
                  type="checkbox"
                  checked={trust()}
                  aria-invalid={problems().trust !== undefined}
                  onChange={(event) => setTrust(event.currentTarget.checked)}
                />
                <span>
                  <strong>Trust this relay</strong>
                  <br />
                  <span class="quiet">
                    It is mine: I run it on the other machine. Whatever it signs from now on counts here, and this node
                    keeps its own circuits away from it.
                  </span>
                </span>
              </label>
            </div>
          )}
        </Show>
        <FormEnd go="Import" problem={problems().form} sending={sending()} />
      </form>
    </Dialog>
  )
}
