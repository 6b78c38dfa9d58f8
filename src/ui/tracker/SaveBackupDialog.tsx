/** Asks where a tracker shall be saved to, and for the own one whether its key shall go along, encrypted. */
import { type Component, createSignal, Show } from "solid-js"
import type { MirrorView } from "../../contract/rows.ts"
import { mirrorName } from "../state/mirrors.ts"
import { useModel } from "../state/model.ts"
import { aboutPath, pathProblem } from "../dialogs/givenPath.ts"
import { createSubmission, type Problems } from "../dialogs/createSubmission.ts"
import { FormDialog } from "../dialogs/FormDialog.tsx"
import { BackupFile, Passphrase, PassphraseAgain } from "./BackupFields.tsx"
import { backupWords as words } from "./backupWords.ts"

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
      ...(passphrase() === again() ? {} : { again: words.differ }),
    }
  }
  const form = createSubmission<Name>({
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
      toasts.say("done", words.saved(path().trim()))
    },
  })
  return (
    <FormDialog
      title={props.mirror ? words.saveOf(mirrorName(props.mirror)) : words.saveMine}
      form={form}
      go={words.save}
    >
      <BackupFile value={path()} onInput={setPath} problem={form.problems().path} hint={words.saveHint} />
      <Show when={!props.mirror}>
        <Passphrase
          value={passphrase()}
          onInput={setPassphrase}
          problem={form.problems().passphrase}
          hint={words.savePassphrase}
        />
        <PassphraseAgain value={again()} onInput={setAgain} problem={form.problems().again} hint={words.againHint} />
      </Show>
    </FormDialog>
  )
}
