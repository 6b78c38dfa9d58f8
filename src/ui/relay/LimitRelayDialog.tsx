/** Asks how much of the line the relay may take, in megabytes a second; says what that comes to in a day. */
import { type Component, createSignal, Show } from "solid-js"
import { bytesText } from "../../contract/figures.ts"
import { LEAST_RATE, MOST_RATE } from "../../contract/relay.ts"
import { Field } from "../parts/Field.tsx"
import { useModel } from "../state/model.ts"
import { createSubmission, type Problems } from "../dialogs/createSubmission.ts"
import { FormDialog } from "../dialogs/FormDialog.tsx"
import { inMegabytes, octetsOf } from "./megabytes.ts"
import { relayDialogWords } from "./dialogWords.ts"

type Name = "rate" | "burst"

const words = relayDialogWords.limit

const rateProblem = (octets: number | null): string | null => {
  if (octets === null) return words.notNumber
  if (octets < LEAST_RATE) return words.tooLittle
  return octets > MOST_RATE ? words.tooMuch : null
}

export const LimitRelayDialog: Component = () => {
  const { dialogs, relay, toasts } = useModel()
  const [rate, setRate] = createSignal(relay().rate > 0 ? inMegabytes(relay().rate) : "")
  const [burst, setBurst] = createSignal(relay().burst > 0 ? inMegabytes(relay().burst) : "")
  const octets = () => octetsOf(rate())
  const atMost = () => (burst().trim() === "" ? undefined : octetsOf(burst()))
  const check = (): Problems<Name> => {
    const [wrong, wrongBurst] = [rateProblem(octets()), atMost() === undefined ? null : rateProblem(atMost()!)]
    const less = !wrong && !wrongBurst && atMost() !== undefined && atMost()! < octets()! ? words.lessThanRate : null
    return { ...(wrong ? { rate: wrong } : {}), ...(wrongBurst || less ? { burst: (wrongBurst ?? less)! } : {}) }
  }
  const form = createSubmission<Name>({
    check,
    command: () => ({ type: "LimitRelay", rate: octets()!, ...(atMost() === undefined ? {} : { burst: atMost()! }) }),
    fieldOf: (code) => (code === "bad-limit" ? "burst" : "form"),
    done: () => {
      dialogs.close()
      toasts.say("done", words.done)
    },
  })
  return (
    <FormDialog title={words.title} form={form} go={words.go}>
      <Field
        id="relay-rate"
        label={words.rate}
        autofocus
        value={rate()}
        onInput={setRate}
        problem={form.problems().rate}
        maxLength={12}
        hint={
          <Show when={octets() !== null && rateProblem(octets()) === null} fallback={words.inAndOut}>
            {words.comesTo(bytesText(octets()! * 86_400), Math.round((octets()! * 8) / 100_000) / 10)}
          </Show>
        }
      />
      <Field
        id="relay-burst"
        label={words.burst}
        value={burst()}
        onInput={setBurst}
        problem={form.problems().burst}
        maxLength={12}
        hint={words.burstHint}
      />
      <p class="quiet">{words.advice}</p>
    </FormDialog>
  )
}
