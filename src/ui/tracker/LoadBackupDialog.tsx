/**
 * Asks for a backup to load: as a mirror, or with its passphrase as this node's own tracker. It is believed no more
 * than a stranger.
 */
import { type Component, createSignal } from "solid-js"
import { Field } from "../parts/Field.tsx"
import { useModel } from "../state/model.ts"
import { aboutPath, pathProblem } from "../dialogs/givenPath.ts"
import { createSubmission } from "../dialogs/createSubmission.ts"
import { Dialog } from "../dialogs/Dialog.tsx"
import { FormEnd } from "../dialogs/FormEnd.tsx"
import { mirrorsPlace } from "../mirrors/place.ts"
import { trackerPlace } from "./place.ts"

export const LoadBackupDialog: Component = () => {
  const { dialogs, pages, toasts } = useModel()
  const [path, setPath] = createSignal("")
  const [passphrase, setPassphrase] = createSignal("")
  const { problems, sending, submit } = createSubmission<"path" | "passphrase">({
    check: () => {
      const wrong = pathProblem(path())
      return wrong ? { path: wrong } : {}
    },
    command: () => ({
      type: "ImportTracker",
      path: path().trim(),
      ...(passphrase() ? { passphrase: passphrase() } : {}),
    }),
    fieldOf: (code) =>
      aboutPath.has(code) ? "path" : code === "wrong-passphrase" || code === "no-key" ? "passphrase" : "form",
    done: () => {
      dialogs.close()
      toasts.say(
        "done",
        passphrase()
          ? "Restored, and checked entry by entry: this node goes on as that tracker."
          : "Loaded, and checked entry by entry. It is a mirror now.",
      )
      pages.go(passphrase() ? trackerPlace : mirrorsPlace)
    },
  })
  return (
    <Dialog title="Load a backup" onClose={dialogs.close}>
      <form onSubmit={(event) => void submit(event)} novalidate>
        <Field
          id="backup-path"
          label="File on the node’s machine"
          mono
          autofocus
          placeholder="/home/you/tracker.backup"
          value={path()}
          onInput={setPath}
          problem={problems().path}
          maxLength={4096}
          hint="A backup of any tracker, yours or another’s."
        />
        <Field
          id="backup-passphrase"
          label="Passphrase (optional)"
          secret
          value={passphrase()}
          onInput={setPassphrase}
          problem={problems().passphrase}
          maxLength={1024}
          hint={
            "Only to go on as your own tracker, after a loss: the key is then taken too, if this node’s " +
            "tracker is still empty."
          }
        />
        <ul class="advice">
          <li>Every entry is checked against its tracker’s signature, as if a stranger had sent it.</li>
          <li>
            Without a passphrase it becomes a mirror here, updated by hand until you choose otherwise. What is here
            already is only added to.
          </li>
          <li>
            With it, be sure that the tracker runs nowhere else: two nodes under one key contradict each other, and
            mirrors freeze both.
          </li>
        </ul>
        <FormEnd go="Load" problem={problems().form} sending={sending()} />
      </form>
    </Dialog>
  )
}
