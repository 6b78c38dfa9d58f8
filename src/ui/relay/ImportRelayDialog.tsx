/**
 * Asks for summaries of a relay on another machine; whether that relay is one’s own is asked when the node does not
 * know it yet.
 */
import { type Component, createEffect, createSignal, Show } from "solid-js"
import { useModel } from "../state/model.ts"
import { aboutPath, pathProblem } from "../dialogs/givenPath.ts"
import { createSubmission } from "../dialogs/createSubmission.ts"
import { FormDialog } from "../dialogs/FormDialog.tsx"
import { JoinFamilyDialog } from "./JoinFamilyDialog.tsx"
import { SummaryFile } from "./SummaryFile.tsx"
import { relayDialogWords } from "./dialogWords.ts"

const words = relayDialogWords.import

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
  const form = createSubmission<"path" | "trust">({
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
      toasts.say("done", words.done)
    },
  })
  createEffect(() => {
    const problem = form.problems().trust
    if (problem !== undefined) setStranger(problem)
  })
  return (
    <FormDialog title={words.title} form={form} go={words.go}>
      <SummaryFile value={path()} onInput={choosePath} problem={form.problems().path} hint={words.hint} />
      <Show when={stranger()} fallback={<p class="quiet">{words.twice}</p>}>
        {(problem) => (
          <div class="callout" data-tone="wait" role="alert">
            <p>
              <strong>{words.isYours}</strong> <bdi class="whole">{problem()}</bdi>
            </p>
            <label class="check">
              <input
                type="checkbox"
                checked={trust()}
                aria-invalid={form.problems().trust !== undefined}
                onChange={(event) => setTrust(event.currentTarget.checked)}
              />
              <span>
                <strong>{words.trust}</strong>
                <br />
                <span class="quiet">{words.trustAbout}</span>
              </span>
            </label>
          </div>
        )}
      </Show>
    </FormDialog>
  )
}
