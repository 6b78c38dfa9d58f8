/** Asks how much of the line the relay may take, in megabytes a second; says what that comes to in a day. */
import { type Component, createSignal, Show } from "solid-js"
import { bytesText } from "../../contract/figures.ts"
import { LEAST_RATE, MOST_RATE } from "../../contract/relay.ts"
import { Field } from "../parts/Field.tsx"
import { useModel } from "../state/model.ts"
import { createSubmission, type Problems } from "../dialogs/createSubmission.ts"
import { Dialog } from "../dialogs/Dialog.tsx"
import { FormEnd } from "../dialogs/FormEnd.tsx"
import { inMegabytes, octetsOf } from "./megabytes.ts"

type Name = "rate" | "burst"

const rateProblem = (octets: number | null): string | null => {
  if (octets === null) return "Give a number of megabytes a second, such as 1.5."
  if (octets < LEAST_RATE) return "Tor takes no relay that gives less than 0.077 MB/s (75 KiB/s)."
  return octets > MOST_RATE ? "That is more than any line carries." : null
}

export const LimitRelayDialog: Component = () => {
  const { dialogs, relay, toasts } = useModel()
  const [rate, setRate] = createSignal(relay().rate > 0 ? inMegabytes(relay().rate) : "")
  const [burst, setBurst] = createSignal(relay().burst > 0 ? inMegabytes(relay().burst) : "")
  const octets = () => octetsOf(rate())
  const atMost = () => (burst().trim() === "" ? undefined : octetsOf(burst()))
  const check = (): Problems<Name> => {
    const [wrong, wrongBurst] = [rateProblem(octets()), atMost() === undefined ? null : rateProblem(atMost()!)]
    const less =
      !wrong && !wrongBurst && atMost() !== undefined && atMost()! < octets()!
        ? "The burst cannot be less than the average."
        : null
    return { ...(wrong ? { rate: wrong } : {}), ...(wrongBurst || less ? { burst: (wrongBurst ?? less)! } : {}) }
  }
  const { problems, sending, submit } = createSubmission<Name>({
    check,
    command: () => ({ type: "LimitRelay", rate: octets()!, ...(atMost() === undefined ? {} : { burst: atMost()! }) }),
    fieldOf: (code) => (code === "bad-limit" ? "burst" : "form"),
    done: () => {
      dialogs.close()
      toasts.say("done", "The limit is changed; the relay keeps to it from now on.")
    },
  })
  return (
    <Dialog title="How much may the relay carry?" onClose={dialogs.close}>
      <form onSubmit={(event) => void submit(event)} novalidate>
        <Field
          id="relay-rate"
          label="On the average, MB/s"
          autofocus
          value={rate()}
          onInput={setRate}
          problem={problems().rate}
          maxLength={12}
          hint={
            <Show
              when={octets() !== null && rateProblem(octets()) === null}
              fallback="In each direction: what comes in goes out again."
            >
              In each direction: at most {bytesText(octets()! * 86_400)} a day in, and as much out.{" "}
              {Math.round((octets()! * 8) / 100_000) / 10} Mbit/s of your line.
            </Show>
          }
        />
        <Field
          id="relay-burst"
          label="In a burst, MB/s (optional)"
          value={burst()}
          onInput={setBurst}
          problem={problems().burst}
          maxLength={12}
          hint="For moments, when more is asked for. Empty: twice the average."
        />
        <p class="quiet">Tor recommends 1 MB/s and more. Less is of little use to it, and earns little.</p>
        <FormEnd go="Set limit" problem={problems().form} sending={sending()} />
      </form>
    </Dialog>
  )
}
