/** Asks where this relay’s summaries shall be saved to, and for which node. */
import { type Component, createSignal, Show } from "solid-js"
import { Field } from "../parts/Field.tsx"
import { useModel } from "../state/model.ts"
import { aboutPath, pathProblem } from "../dialogs/givenPath.ts"
import { createSubmission, type Problems } from "../dialogs/createSubmission.ts"
import { Dialog } from "../dialogs/Dialog.tsx"
import { FormEnd } from "../dialogs/FormEnd.tsx"
import { DeclareFamilyDialog } from "./DeclareFamilyDialog.tsx"

type Name = "path" | "code"

export const ExportRelayDialog: Component = () => {
  const { dialogs, ledger, relay, toasts } = useModel()
  const [path, setPath] = createSignal("")
  const [code, setCode] = createSignal("")
  const bare = () => code().trim().toLowerCase()
  const codeProblem = (): string | null => {
    if (!/^[0-9a-f]{32}$/.test(bare()))
      return "A ledger’s code has 32 characters, 0–9 and a–f. Copy it from the other node’s Relay page."
    return bare() === ledger()?.code ? "This is this node’s own code. Give the other node’s." : null
  }
  const check = (): Problems<Name> => {
    const [wrong, wrongCode] = [pathProblem(path()), codeProblem()]
    return { ...(wrong ? { path: wrong } : {}), ...(wrongCode ? { code: wrongCode } : {}) }
  }
  const { problems, sending, submit } = createSubmission<Name>({
    check,
    command: () => ({ type: "ExportRelay", path: path().trim(), code: bare() }),
    fieldOf: (refusal) => (aboutPath.has(refusal) ? "path" : refusal === "own-ledger" ? "code" : "form"),
    done: () => {
      dialogs.close()
      toasts.say("done", `Saved to ${path().trim()}. Import it on the other node.`)
    },
  })
  return (
    <Dialog title="Hand credit over to another node" onClose={dialogs.close}>
      <form onSubmit={(event) => void submit(event)} novalidate>
        <Field
          id="relay-path"
          label="File on this node’s machine"
          mono
          autofocus
          placeholder="/home/you/sums.bulbil"
          value={path()}
          onInput={setPath}
          problem={problems().path}
          maxLength={4096}
          hint="A new file: what was earned on each day, signed by this node."
        />
        <Field
          id="relay-code"
          label="Code of the other node’s ledger"
          mono
          placeholder="32 characters"
          value={code()}
          onInput={setCode}
          problem={problems().code}
          maxLength={40}
          hint="Its Relay page shows it. Nobody else can use the file."
        />
        <ul class="advice">
          <li>
            All that this node has earned and not spent goes over, and can be spent there only. What a newcomer is
            granted stays here.
          </li>
          <li>
            The file tells which relay it is and how much it carried on each day:{" "}
            <strong>give it to nobody else</strong>, and delete it when it is imported.
          </li>
          <Show
            when={relay().family !== null}
            fallback={
              <li>
                If a relay runs on that node too, Tor asks you to say that both are yours.{" "}
                <button type="button" class="button" onClick={() => dialogs.show(DeclareFamilyDialog)}>
                  Declare a family first…
                </button>
              </li>
            }
          >
            <li>
              The file holds the <strong>secret key of your relays’ family</strong>, for the relay of that node to
              declare it too: who has it can say that their relay is one of yours.
            </li>
          </Show>
          <li>
            What was handed over is gone here. A file that got lost is written again by the next one to the same code.
          </li>
        </ul>
        <FormEnd go="Hand over" problem={problems().form} sending={sending()} />
      </form>
    </Dialog>
  )
}
