/** What comes after: saving the file, checking it with other programs than this one, or wanting no part of it. */
import { type Component, createSignal, Show } from "solid-js"
import type { OfferedRelease } from "../../contract/rows.ts"
import { createSubmission } from "../dialogs/createSubmission.ts"
import { Field } from "../parts/Field.tsx"
import { command } from "../state/ask.ts"
import { useModel } from "../state/model.ts"

export const ByHand: Component<{ readonly offered: OfferedRelease }> = (props) => {
  const { toasts } = useModel()
  const [folder, setFolder] = createSignal("")
  const { problems, sending, submit } = createSubmission<"folder">({
    check: () => (folder().trim() === "" ? { folder: "Say in which folder of the node’s machine." } : {}),
    command: () => ({ type: "ExportRelease", folder: folder() }),
    fieldOf: () => "folder",
    done: () => toasts.say("done", `Saved in ${folder()}. Nothing was installed.`),
  })
  const dismiss = async (): Promise<void> => {
    const reply = await command({ type: "DismissRelease" })
    if (!reply.ok) toasts.say("refused", reply.message)
  }
  return (
    <section class="part">
      <h3>What to do with it</h3>
      <ol>
        <li>Compare the checksum above. If it is different, stop here.</li>
        <li>
          Save the file, and check it once more without this program: <code>sha256sum -c SHA256SUMS</code>. Where a file
          <code>.minisig</code> came with it, also <code>minisign -Vm SHA256SUMS -P</code> with the key that the
          maintainers’ site says. Debian has minisign.
        </li>
        <li>
          Stop the node, unpack the file beside the old folder, and start it from there with the same data folder. The
          old folder is your way back.
        </li>
      </ol>
      <Show when={props.offered.ready} fallback={<p class="quiet">It can be saved as soon as it is here whole.</p>}>
        <form class="address-line" onSubmit={(event) => void submit(event)}>
          <Field
            id="release-folder"
            label="Save to"
            value={folder()}
            onInput={setFolder}
            problem={problems().folder ?? problems().form}
            hint="A folder on the node’s machine. Nothing there is overwritten."
            placeholder="~/new"
            mono
          />
          <button type="submit" class="button" disabled={sending()}>
            Save
          </button>
        </form>
      </Show>
      <button type="button" class="button fit" onClick={() => void dismiss()}>
        I want no part of this version
      </button>
    </section>
  )
}
