/** Asks at which port the relay shall be reached, if one wants to choose it. */
import { type Component, createSignal } from "solid-js"
import { Field } from "../parts/Field.tsx"
import { useModel } from "../state/model.ts"
import { createSubmission } from "../dialogs/createSubmission.ts"
import { FormDialog } from "../dialogs/FormDialog.tsx"
import { relayDialogWords } from "./dialogWords.ts"

const words = relayDialogWords.start

const portProblem = (text: string): string | null =>
  text === "" || (/^\d{4,5}$/.test(text) && Number(text) >= 1_024 && Number(text) <= 65_535) ? null : words.badPort

export const StartRelayDialog: Component = () => {
  const { dialogs, relay, toasts } = useModel()
  const [port, setPort] = createSignal("")
  const form = createSubmission<"port">({
    check: () => {
      const wrong = portProblem(port().trim())
      return wrong ? { port: wrong } : {}
    },
    command: () => ({ type: "StartRelay", ...(port().trim() ? { port: Number(port().trim()) } : {}) }),
    fieldOf: (code) => (code === "port-taken" || code === "bad-port" ? "port" : "form"),
    done: () => {
      dialogs.close()
      toasts.say("done", words.done)
    },
  })
  return (
    <FormDialog title={words.title} form={form} go={words.go}>
      <p>{words.about}</p>
      <Field
        id="relay-port"
        label={words.port}
        autofocus
        placeholder={relay().port === null ? words.chosen : String(relay().port)}
        value={port()}
        onInput={setPort}
        problem={form.problems().port}
        maxLength={5}
        hint={words.portHint}
      />
    </FormDialog>
  )
}
