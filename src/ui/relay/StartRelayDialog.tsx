/** Asks at which port the relay shall be reached, if one wants to choose it. */
import { type Component, createSignal } from "solid-js"
import { Field } from "../parts/Field.tsx"
import { useModel } from "../state/model.ts"
import { createSubmission } from "../dialogs/createSubmission.ts"
import { Dialog } from "../dialogs/Dialog.tsx"
import { FormEnd } from "../dialogs/FormEnd.tsx"

const portProblem = (text: string): string | null =>
  text === "" || (/^\d{4,5}$/.test(text) && Number(text) >= 1_024 && Number(text) <= 65_535)
    ? null
    : "A port is a whole number from 1024 to 65535."

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
      toasts.say("done", "The relay is being started.")
    },
  })
  return (
    <Dialog title="Start the relay" onClose={dialogs.close}>
      <form onSubmit={(event) => void submit(event)} novalidate>
        <p>
          It is again a middle relay, in the public list with this machine’s IP address, and goes on until you stop it.
        </p>
        <Field
          id="relay-port"
          label="TCP port (optional)"
          autofocus
          placeholder={relay().port === null ? "Chosen by the node" : String(relay().port)}
          value={port()}
          onInput={setPort}
          problem={problems().port}
          maxLength={5}
          hint="The one that your router forwards to this machine. Leave it empty to keep the port as it is."
        />
        <FormEnd go="Start relay" problem={problems().form} sending={sending()} />
      </form>
    </Dialog>
  )
}
