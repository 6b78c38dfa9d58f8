/** Asks where a tracker shall be saved to, and for the own one whether its key shall go along, encrypted. */
import { type Component, createSignal, Show } from "solid-js"
import type { MirrorView } from "../../contract/rows.ts"
import { Field } from "../parts/Field.tsx"
import { mirrorName } from "../state/mirrors.ts"
import { useModel } from "../state/model.ts"
import { aboutPath, pathProblem } from "../dialogs/givenPath.ts"
import { createSubmission, type Problems } from "../dialogs/createSubmission.ts"
import { Dialog } from "../dialogs/Dialog.tsx"
import { FormEnd } from "../dialogs/FormEnd.tsx"

type Name = "path" | "passphrase" | "again"

export const SaveBackupDialog: Component<{ readonly mirror: MirrorView | null }> = (props) => {
  const { dialogs, toasts } = useModel()
  const [path, setPath] = createSignal("")
  const [passphrase, setPassphrase] = createSignal("")
  const [again, setAgain] = createSignal("")
  const check = (): Problems<Name> => {
    const wrong = pathProblem(path())
    return {
      ...(wrong ? { path: wrong } : {}),
      ...(passphrase() === again() ? {} : { again: "The two passphrases are not the same." }),
    }
  }
  const { problems, sending, submit } = createSubmission<Name>({
    check,
    command: () => ({
      type: "ExportTracker",
      path: path().trim(),
      ...(props.mirror ? { mirror: props.mirror.id } : {}),
      ...(passphrase() ? { passphrase: passphrase() } : {}),
    }),
    fieldOf: (code) => (aboutPath.has(code) ? "path" : code === "not-own-key" ? "passphrase" : "form"),
    done: () => {
      dialogs.close()
      toasts.say("done", `Saved to ${path().trim()}.`)
    },
  })
  return (
    <Dialog
      title={props.mirror ? `Save a backup of ${mirrorName(props.mirror)}` : "Save a backup of my tracker"}
      onClose={dialogs.close}
    >
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
          hint="A new file. It holds the whole list with all its signatures, and never the data of what is shared."
        />
        <Show when={!props.mirror}>
          <Field
            id="backup-passphrase"
            label="Passphrase (optional)"
            secret
            value={passphrase()}
            onInput={setPassphrase}
            problem={problems().passphrase}
            maxLength={1024}
            hint={
              "With one, the file also holds the tracker’s key, encrypted with it: whoever has both can go " +
              "on as this tracker. Without, it can only be mirrored."
            }
          />
          <Field
            id="backup-again"
            label="Passphrase once more"
            secret
            value={again()}
            onInput={setAgain}
            problem={problems().again}
            maxLength={1024}
            hint="It is kept nowhere. Lost, it cannot be found again."
          />
        </Show>
        <FormEnd go="Save" problem={problems().form} sending={sending()} />
      </form>
    </Dialog>
  )
}
