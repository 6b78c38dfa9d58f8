/** What is to become of the files of one kind. Secrets go out only by a word that one types. */
import { type Component, createSignal, createUniqueId, For, Show } from "solid-js"
import type { LookReport, TraceKind } from "../../contract/traces.ts"
import { Field } from "../parts/Field.tsx"
import type { Answer } from "./answers.ts"
import type { ShareDraft } from "./createDraft.ts"
import { shareWords } from "./words.ts"

interface QuestionProps {
  readonly kind: TraceKind
  readonly report: LookReport
  readonly draft: ShareDraft
}

export const Question: Component<QuestionProps> = (props) => {
  const name = createUniqueId()
  const [wantsShare, setWantsShare] = createSignal(props.draft.answers()[props.kind] === "share")
  const [typed, setTyped] = createSignal(wantsShare() ? shareWords.typed : "")
  const choose = (answer: Answer): void => {
    setWantsShare(answer === "share")
    if (answer !== "share") setTyped("")
    props.draft.answer(props.kind, answer === "share" ? undefined : answer)
  }
  const type = (text: string): void => {
    setTyped(text)
    props.draft.answer(props.kind, text.trim().toLowerCase() === shareWords.typed ? "share" : undefined)
  }
  const chosen = (answer: Answer): boolean =>
    answer === "share" ? wantsShare() : props.draft.answers()[props.kind] === answer
  return (
    <fieldset class="choices trace-choices">
      <legend class="hidden">{shareWords.become(shareWords.kinds[props.kind].head)}</legend>
      <For each={props.report.offered[props.kind] ?? []}>
        {(answer) => (
          <label class="check">
            <input type="radio" name={name} checked={chosen(answer)} onChange={() => choose(answer)} />
            <span>{shareWords.answers[answer]}</span>
          </label>
        )}
      </For>
      <Show when={wantsShare()}>
        <Field
          id={`${name}-word`}
          label={shareWords.type(shareWords.typed)}
          value={typed()}
          onInput={type}
          maxLength={16}
        />
      </Show>
    </fieldset>
  )
}
