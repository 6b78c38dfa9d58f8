/**
 * Asks for a backup to load: as a mirror, or with its passphrase as this node's own tracker. It is believed no more
 * than a stranger.
 */
import { type Component, createSignal, For } from "solid-js"
import { useModel } from "../state/model.ts"
import { aboutPath, pathProblem } from "../dialogs/givenPath.ts"
import { createSubmission } from "../dialogs/createSubmission.ts"
import { FormDialog } from "../dialogs/FormDialog.tsx"
import { mirrorsPlace } from "../mirrors/place.ts"
import { trackerPlace } from "./place.ts"
import { BackupFile, Passphrase } from "./BackupFields.tsx"
import { backupWords as words } from "./backupWords.ts"

export const LoadBackupDialog: Component = () => {
  const { dialogs, pages, toasts } = useModel()
  const [path, setPath] = createSignal("")
  const [passphrase, setPassphrase] = createSignal("")
  const form = createSubmission<"path" | "passphrase">({
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
      toasts.say("done", passphrase() ? words.restored : words.loaded)
      pages.go(passphrase() ? trackerPlace : mirrorsPlace)
    },
  })
  return (
    <FormDialog title={words.loadTitle} form={form} go={words.load}>
      <BackupFile value={path()} onInput={setPath} problem={form.problems().path} hint={words.loadHint} />
      <Passphrase
        value={passphrase()}
        onInput={setPassphrase}
        problem={form.problems().passphrase}
        hint={words.loadPassphrase}
      />
      <ul class="advice">
        <For each={words.loadMeans}>{(line) => <li>{line}</li>}</For>
      </ul>
    </FormDialog>
  )
}
