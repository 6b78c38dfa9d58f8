/** Asks at which port the relay shall be reached, if one wants to choose it. */
import { type Component, createSignal } from "solid-js"
import { Field } from "../parts/Field.tsx"
import { useModel } from "../state/model.ts"
import { createSubmission } from "../dialogs/createSubmission.ts"
import { Dialog } from "../dialogs/Dialog.tsx"
import { FormEnd } from "../dialogs/FormEnd.tsx"
import { relayDialogWords } from "./dialogWords.ts"

const words = relayDialogWords.start

const portProblem = (text: string): string | null =>
  text === "" || (/^\d{4,5}$/.test(text) && Number(text) >= 1_024 && Number(text) <= 65_535) ? null : words.badPort

export const StartRelayDialog: Component = () => {
  const { dialogs, relay, toasts } = useModel()
  const [port, setPort] = createSignal("")
  const { problems, sending, submit } = createSubmission<"port">({
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
    <Dialog title={words.title} onClose={dialogs.close}>
      <form onSubmit={(event) => void submit(event)} novalidate>
        <p>{words.about}</p>
        <Field
          id="relay-port"
          label={words.port}
          autofocus
          placeholder={relay().port === null ? words.chosen : String(relay().port)}
          value={port()}
          onInput={setPort}
          problem={problems().port}
          maxLength={5}
          hint={words.portHint}
        />
        <FormEnd go={words.go} problem={problems().form} sending={sending()} />
      </form>
    </Dialog>
  )
}
