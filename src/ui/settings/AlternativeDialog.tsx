/** Asks for the second pair of limits, and when it holds. */
import { type Component, createSignal, For } from "solid-js"
import type { LimitsRow } from "../../contract/rows.ts"
import { limitWords, readTimetable, timetableText } from "../../contract/words/limits.ts"
import { createSubmission, type Problems } from "../dialogs/createSubmission.ts"
import { FormDialog } from "../dialogs/FormDialog.tsx"
import { Field } from "../parts/Field.tsx"
import { inMegabytes, octetsOf } from "../relay/megabytes.ts"
import { useModel } from "../state/model.ts"
import { settingsWords as words } from "./words.ts"

type Name = "down" | "up" | "timetable"
type Use = keyof typeof own.uses

const own = words.alternative
const uses = Object.keys(own.uses) as Use[]

const typedRate = (rate: number | undefined): string => (rate === undefined ? "" : inMegabytes(rate))
/** Null for what is no rate. */
const rateOf = (text: string): number | null => (text.trim() === "" ? 0 : octetsOf(text))

export const AlternativeDialog: Component<{ readonly limits: Partial<LimitsRow> }> = (props) => {
  const { dialogs, toasts } = useModel()
  const { alternative, timetable, use: used = "normal" } = props.limits
  const [down, setDown] = createSignal(typedRate(alternative?.down))
  const [up, setUp] = createSignal(typedRate(alternative?.up))
  const [use, setUse] = createSignal<Use>(used)
  const [when, setWhen] = createSignal(timetable ? timetableText(timetable) : "")
  const hours = () => readTimetable(when())
  const form = createSubmission<Name>({
    check: (): Problems<Name> => ({
      ...(rateOf(down()) === null ? { down: own.badRate } : {}),
      ...(rateOf(up()) === null ? { up: own.badRate } : {}),
      ...(hours() === undefined && (use() === "schedule" || when().trim() !== "")
        ? { timetable: limitWords.timetable }
        : {}),
    }),
    command: () => ({
      type: "LimitNode",
      alternativeDown: rateOf(down())!,
      alternativeUp: rateOf(up())!,
      use: use(),
      ...(when().trim() === "" && !timetable ? {} : { timetable: hours() ?? null }),
    }),
    fieldOf: () => "form",
    done: () => {
      dialogs.close()
      toasts.say("done", own.done)
    },
  })
  return (
    <FormDialog title={own.title} form={form} go={own.go}>
      <Field
        id="alternative-down"
        label={own.down}
        autofocus
        value={down()}
        onInput={setDown}
        problem={form.problems().down}
        maxLength={12}
        hint={own.rateHint}
      />
      <Field
        id="alternative-up"
        label={own.up}
        value={up()}
        onInput={setUp}
        problem={form.problems().up}
        maxLength={12}
        hint={own.rateHint}
      />
      <fieldset class="choices">
        <legend>{own.use}</legend>
        <For each={uses}>
          {(one) => (
            <label class="check">
              <input type="radio" name="use" checked={use() === one} onChange={() => setUse(one)} />
              <span>{own.uses[one]}</span>
            </label>
          )}
        </For>
      </fieldset>
      <Field
        id="alternative-timetable"
        label={own.timetable}
        value={when()}
        onInput={setWhen}
        problem={form.problems().timetable}
        maxLength={80}
        hint={own.timetableHint}
      />
    </FormDialog>
  )
}
