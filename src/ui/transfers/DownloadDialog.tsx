/** Asks for a link and, if wanted, a folder; says what is wrong with a link before anything is sent. */
import { type Component, createSignal, Show } from "solid-js"
import { bytesText } from "../../contract/figures.ts"
import { addressProblem, linkProblem } from "../../contract/link.ts"
import { Field } from "../parts/Field.tsx"
import type { DialogEntry } from "../state/dialogs.ts"
import { useModel } from "../state/model.ts"
import { AddressWays } from "../catalogue/AddressWays.tsx"
import { createSubmission, type Problems } from "../dialogs/createSubmission.ts"
import { Dialog } from "../dialogs/Dialog.tsx"
import { DownloadCost } from "./DownloadCost.tsx"
import { FormEnd } from "../dialogs/FormEnd.tsx"

type Name = "link" | "folder"

export const DownloadDialog: Component<{ readonly link: string }> = (props) => {
  const { dialogs, reveal, state, toasts } = useModel()
  const [link, setLink] = createSignal(props.link)
  const [folder, setFolder] = createSignal("")
  const check = (): Problems<Name> => {
    const wrong = linkProblem(link())
    const relative = folder().trim() !== "" && !folder().trim().startsWith("/")
    return {
      ...(wrong ? { link: wrong } : {}),
      ...(relative ? { folder: "Give the whole path on the node’s machine, beginning with /." } : {}),
    }
  }
  const { problems, sending, submit } = createSubmission<Name>({
    check,
    command: () => ({
      type: "DownloadLink",
      link: link().trim(),
      ...(folder().trim() ? { folder: folder().trim() } : {}),
    }),
    fieldOf: (code) =>
      code === "no-folder" || code === "relative-path"
        ? "folder"
        : code === "bad-link" || code === "duplicate"
          ? "link"
          : "form",
    done: (id) => {
      dialogs.close()
      toasts.say("done", "Added. Its metadata are fetched first, then its pieces.")
      reveal(id)
    },
  })
  const isAddress = () => addressProblem(link()) === null
  return (
    <Dialog title="Download from a link" onClose={dialogs.close}>
      <form onSubmit={(event) => void submit(event)} novalidate>
        <Field
          id="download-link"
          label="Link"
          mono
          autofocus
          placeholder="http://….onion/private/…"
          value={link()}
          onInput={setLink}
          problem={problems().link}
          hint="The link that you were given, whole."
        />
        <Show
          when={isAddress()}
          fallback={
            <>
              <Field
                id="download-folder"
                label="Folder (optional)"
                mono
                placeholder={state.node.downloads}
                value={folder()}
                onInput={setFolder}
                problem={problems().folder}
                maxLength={4096}
                hint={
                  <>
                    Where it goes on the node’s machine. {bytesText(state.live.freeBytes)} are free in the usual place.
                  </>
                }
              />
              <DownloadCost />
              <FormEnd go="Download" problem={problems().form} sending={sending()} />
            </>
          }
        >
          <p>This is a bare address: a tracker’s, or a mirror’s of one. A link to a share goes on behind it.</p>
          <AddressWays address={link()} />
        </Show>
      </form>
    </Dialog>
  )
}

export const downloadDialog: DialogEntry = {
  key: "d",
  text: "Download from a link",
  adds: "download",
  show: (dialogs, link = "") => dialogs.show(DownloadDialog, { link }),
  recognise: (text) => (linkProblem(text) === null ? "A link to a share: download it." : null),
}
