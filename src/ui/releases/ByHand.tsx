/** What comes after: saving the file, checking it with other programs than this one, or wanting no part of it. */
import { type Component, createSignal, For, Show } from "solid-js"
import type { OfferedRelease } from "../../contract/rows.ts"
import { createSubmission } from "../dialogs/createSubmission.ts"
import { Field } from "../parts/Field.tsx"
import { Marked } from "../parts/Marked.tsx"
import { command } from "../state/ask.ts"
import { useModel } from "../state/model.ts"
import { releasesWords } from "./words.ts"

export const ByHand: Component<{ readonly offered: OfferedRelease }> = (props) => {
  const { toasts } = useModel()
  const [folder, setFolder] = createSignal("")
  const { problems, sending, submit } = createSubmission<"folder">({
    check: () => (folder().trim() === "" ? { folder: releasesWords.noFolder } : {}),
    command: () => ({ type: "ExportRelease", folder: folder() }),
    fieldOf: () => "folder",
    done: () => toasts.say("done", releasesWords.saved(folder())),
  })
  const dismiss = async (): Promise<void> => {
    const reply = await command({ type: "DismissRelease" })
    if (!reply.ok) toasts.say("refused", reply.message)
  }
  return (
    <section class="part">
      <h3>{releasesWords.whatToDo}</h3>
      <ol class="steps">
        <For each={releasesWords.steps}>
          {(step) => (
            <li>
              <Marked text={step} />
            </li>
          )}
        </For>
      </ol>
      <Show when={props.offered.ready} fallback={<p class="quiet">{releasesWords.notYet}</p>}>
        <form class="address-line" onSubmit={(event) => void submit(event)}>
          <Field
            id="release-folder"
            label={releasesWords.saveTo}
            value={folder()}
            onInput={setFolder}
            problem={problems().folder ?? problems().form}
            hint={releasesWords.saveHint}
            placeholder={releasesWords.folder}
            mono
          />
          <button type="submit" class="button" disabled={sending()}>
            {releasesWords.save}
          </button>
        </form>
      </Show>
      <button type="button" class="button fit" onClick={() => void dismiss()}>
        {releasesWords.dismiss}
      </button>
      <p class="quiet">{releasesWords.dismissHint}</p>
    </section>
  )
}
