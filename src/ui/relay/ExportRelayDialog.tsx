/** Asks where this relay’s summaries shall be saved to, and for which node. */
import { type Component, createSignal, Show } from "solid-js"
import { Field } from "../parts/Field.tsx"
import { Marked } from "../parts/Marked.tsx"
import { useModel } from "../state/model.ts"
import { aboutPath, pathProblem } from "../dialogs/givenPath.ts"
import { createSubmission, type Problems } from "../dialogs/createSubmission.ts"
import { FormDialog } from "../dialogs/FormDialog.tsx"
import { DeclareFamilyDialog } from "./DeclareFamilyDialog.tsx"
import { SummaryFile } from "./SummaryFile.tsx"
import { relayDialogWords } from "./dialogWords.ts"

type Name = "path" | "code"

const words = relayDialogWords.export

export const ExportRelayDialog: Component = () => {
  const { dialogs, ledger, relay, toasts } = useModel()
  const [path, setPath] = createSignal("")
  const [code, setCode] = createSignal("")
  const bare = () => code().trim().toLowerCase()
  const codeProblem = (): string | null => {
    if (!/^[0-9a-f]{32}$/.test(bare())) return words.badCode
    return bare() === ledger()?.code ? words.ownCode : null
  }
  const check = (): Problems<Name> => {
    const [wrong, wrongCode] = [pathProblem(path()), codeProblem()]
    return { ...(wrong ? { path: wrong } : {}), ...(wrongCode ? { code: wrongCode } : {}) }
  }
  const form = createSubmission<Name>({
    check,
    command: () => ({ type: "ExportRelay", path: path().trim(), code: bare() }),
    fieldOf: (refusal) => (aboutPath.has(refusal) ? "path" : refusal === "own-ledger" ? "code" : "form"),
    done: () => {
      dialogs.close()
      toasts.say("done", words.done(path().trim()))
    },
  })
  return (
    <FormDialog title={words.title} form={form} go={words.go}>
      <SummaryFile value={path()} onInput={setPath} problem={form.problems().path} hint={words.hint} />
      <Field
        id="relay-code"
        label={words.code}
        mono
        placeholder={words.characters}
        value={code()}
        onInput={setCode}
        problem={form.problems().code}
        maxLength={40}
        hint={words.codeHint}
      />
      <ul class="advice">
        <li>{words.all}</li>
        <li>
          <Marked text={words.tells} />
        </li>
        <Show
          when={relay().family !== null}
          fallback={
            <li>
              {words.both}{" "}
              <button type="button" class="button" onClick={() => dialogs.show(DeclareFamilyDialog)}>
                {words.declare}
              </button>
            </li>
          }
        >
          <li>
            <Marked text={words.secret} />
          </li>
        </Show>
        <li>{words.gone}</li>
      </ul>
    </FormDialog>
  )
}
