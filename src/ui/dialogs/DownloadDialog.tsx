/** Asks for a link and, if wanted, a folder; says what is wrong with a link before anything is sent. */
import { type Component, createSignal, Show } from "solid-js"
import { bytesText } from "../../api/contract/figures.ts"
import { linkProblem } from "../../api/contract/link.ts"
import { Field } from "../parts/Field.tsx"
import { useModel } from "../state/model.ts"
import { createSubmission, type Problems } from "./createSubmission.ts"
import { Dialog } from "./Dialog.tsx"

type Name = "link" | "folder"

export const DownloadDialog: Component<{ readonly link: string }> = (props) => {
  const { dialogs, selection, state, toasts } = useModel()
  const [link, setLink] = createSignal(props.link)
  const [folder, setFolder] = createSignal("")
  const check = (): Problems<Name> => {
    const wrong = linkProblem(link())
    const relative = folder().trim() !== "" && !folder().trim().startsWith("/")
    return { ...(wrong ? { link: wrong } : {}), ...(relative ? { folder: "Give the whole path on the node’s machine, beginning with /." } : {}) }
  }
  const { problems, sending, submit } = createSubmission<Name>({
    check,
    command: () => ({ type: "DownloadLink", link: link().trim(), ...(folder().trim() ? { folder: folder().trim() } : {}) }),
    fieldOf: (code) => (code === "no-folder" || code === "relative-path" ? "folder" : code === "bad-link" || code === "duplicate" ? "link" : "form"),
    done: (id) => {
      dialogs.close()
      toasts.say("done", "Added. Its metadata are fetched first, then its pieces.")
      selection.only(id)
    },
  })
  return (
    <Dialog title="Download from a link" onClose={dialogs.close}>
      <form onSubmit={(event) => void submit(event)} novalidate>
        <Field id="download-link" label="Link" mono autofocus placeholder="http://….onion/private/…" value={link()} onInput={setLink} problem={problems().link}
          hint="The link that you were given, whole." />
        <Field id="download-folder" label="Folder (optional)" mono placeholder={state.node.downloads} value={folder()} onInput={setFolder} problem={problems().folder}
          maxLength={4096} hint={<>Where it goes on the node’s machine. {bytesText(state.live.freeBytes)} are free in the usual place.</>} />
        <Show when={problems().form}>{(words) => <p class="callout" data-tone="bad" role="alert">{words()}</p>}</Show>
        <div class="dialog-actions">
          <button type="button" class="button" onClick={dialogs.close}>Cancel</button>
          <button type="submit" class="button primary" disabled={sending()}>{sending() ? "Asking the node …" : "Download"}</button>
        </div>
      </form>
    </Dialog>
  )
}
