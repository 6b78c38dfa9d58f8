/** Asks for a path, and what is to be said about it, and says before what can give its owner away. */
import { type Component, createSignal } from "solid-js"
import { Field } from "../parts/Field.tsx"
import type { DialogEntry } from "../state/dialogs.ts"
import { useModel } from "../state/model.ts"
import { createSubmission } from "../dialogs/createSubmission.ts"
import { Dialog } from "../dialogs/Dialog.tsx"
import { FormEnd } from "../dialogs/FormEnd.tsx"
import { createInfo, type InfoField, InfoFields, infoSaid, infoProblems } from "./InfoFields.tsx"

const aboutPath = new Set(["relative-path", "no-such-path", "not-a-file", "own-data"])

export const ShareDialog: Component<{ readonly path: string }> = (props) => {
  const { dialogs, reveal, toasts } = useModel()
  const [path, setPath] = createSignal(props.path)
  const info = createInfo({ title: "", description: "", tags: [] })
  const [skipUnsafe, setSkipUnsafe] = createSignal(false)
  const { problems, sending, submit } = createSubmission<"path" | InfoField>({
    check: () =>
      path().trim().startsWith("/")
        ? infoProblems(info)
        : { path: "Give the whole path on the node’s machine, beginning with /." },
    command: () => ({
      type: "SharePath",
      path: path().trim(),
      ...infoSaid(info),
      ...(skipUnsafe() ? { skipUnsafe: true } : {}),
      answers: { secret: "leave-out", place: "keep", name: "keep", device: "keep" },
    }),
    fieldOf: (code) => (aboutPath.has(code) ? "path" : "form"),
    done: (id) => {
      dialogs.close()
      toasts.say("done", "Hashing has begun. The link is ready when it ends.")
      reveal(id)
    },
  })
  return (
    <Dialog title="Share a file or folder" onClose={dialogs.close}>
      <form onSubmit={(event) => void submit(event)} novalidate>
        <Field
          id="share-path"
          label="Path on the node’s machine"
          mono
          autofocus
          placeholder="/home/you/Field recordings"
          value={path()}
          onInput={setPath}
          problem={problems().path}
          maxLength={4096}
          hint="A file or a folder. It is shared in place and not copied."
        />
        <InfoFields
          info={info}
          problems={problems()}
          untitled="The name of the file or folder"
          untitledHint="Leave it empty to use the name itself."
        />
        <label class="check">
          <input
            type="checkbox"
            checked={skipUnsafe()}
            onChange={(event) => setSkipUnsafe(event.currentTarget.checked)}
          />
          <span>
            Leave out names that no torrent may hold
            <br />
            <span class="quiet">
              Otherwise nothing is shared, and all such names are listed. Links inside the folder are always left out,
              and named.
            </span>
          </span>
        </label>
        <aside class="teach">
          <h3>Tor hides where you are, not what you share</h3>
          <ul>
            <li>
              <strong>Names of files and folders</strong> go along as they are: a user name or a client’s name in them
              tells who you are.
            </li>
            <li>
              <strong>Your own words</strong> are read, too: say what it is, not who you are.
            </li>
            <li>
              <strong>Inside files</strong> there may be authors, places and serial numbers: photos, office documents
              and PDFs carry them. Clean them first: <code>bulbil look</code> shows what is found.
            </li>
            <li>
              <strong>Keys, passwords and the like</strong> are left out when you share here; all else goes along as it
              is, and the share’s history says of which kind it was.
            </li>
            <li>
              The path to the folder, times and owners of files are <strong>not</strong> sent.
            </li>
          </ul>
        </aside>
        <FormEnd go="Share" problem={problems().form} sending={sending()} />
      </form>
    </Dialog>
  )
}

export const shareDialog: DialogEntry = {
  key: "s",
  text: "Share a file or folder",
  adds: "share",
  show: (dialogs, path = "") => dialogs.show(ShareDialog, { path }),
  recognise: (text) => (text.startsWith("/") ? "A path on the node’s machine: share what is there." : null),
}
