/** A setting of the node with the field that its kind asks for. Kept by itself, when it is saved. */
import { type Component, createSignal, Match, Show, Switch } from "solid-js"
import type { SettingView } from "../../contract/settings/page.ts"
import { ChoiceField } from "./ChoiceField.tsx"
import { createKeeping } from "./createKeeping.ts"
import { SettingRow } from "./SettingRow.tsx"
import { TypedField } from "./TypedField.tsx"
import { type Draft, draftOf, valueOf, valueText, wordsOf } from "./value.ts"
import { settingsWords as words } from "./words.ts"

export const SettingItem: Component<{ readonly setting: SettingView; readonly load: () => Promise<void> }> = (
  props,
) => {
  const id = () => `setting-${props.setting.name}`
  const own = () => wordsOf(props.setting, words)
  const emptyAtZero = () => own().empty !== undefined
  const keeping = createKeeping(props.load)
  const [typed, setTyped] = createSignal<Draft | null>(null)
  const kept = () => draftOf(props.setting, emptyAtZero())
  const draft = () => typed() ?? kept()
  const isTyped = () => draft().text !== kept().text || draft().unit !== kept().unit
  const choose = async (value: unknown): Promise<void> => {
    const sent = typed()
    const taken = await keeping.send({ type: "ChooseSetting", name: props.setting.name, value })
    // What was typed meanwhile is not saved yet.
    if (taken && typed() === sent) setTyped(null)
  }
  const reset = async (): Promise<void> => {
    if (await keeping.send({ type: "ResetSetting", name: props.setting.name })) setTyped(null)
    document.getElementById(id())?.focus()
  }
  const save = (event: SubmitEvent): void => {
    event.preventDefault()
    const value = valueOf(props.setting, draft(), emptyAtZero())
    if (value === undefined) keeping.setProblem(words.notNumber)
    else void choose(value)
  }
  return (
    <SettingRow
      id={id()}
      own={own()}
      changed={props.setting.chosen}
      waits={props.setting.waits}
      problem={keeping.problem()}
      saved={keeping.saved() ? (props.setting.waits ? words.savedWaits : words.saved) : null}
      hint={<Hint setting={props.setting} onReset={() => void reset()} busy={keeping.sending()} />}
    >
      <Switch
        fallback={
          <TypedField
            id={id()}
            setting={props.setting}
            own={own()}
            draft={draft()}
            typed={isTyped()}
            invalid={keeping.problem() !== null}
            sending={keeping.sending()}
            onInput={(next) => {
              setTyped(next)
              keeping.setProblem(null)
            }}
            onSubmit={save}
          />
        }
      >
        <Match when={props.setting.form.kind === "choice" && props.setting.form}>
          {(form) => (
            <ChoiceField
              id={id()}
              of={form().of}
              names={own().choices ?? {}}
              value={props.setting.value as string}
              invalid={keeping.problem() !== null}
              onChoose={choose}
            />
          )}
        </Match>
      </Switch>
    </SettingRow>
  )
}

interface HintProps {
  readonly setting: SettingView
  readonly busy: boolean
  readonly onReset: () => void
}

/** What the default is, where something else was chosen, and the way back to it; where none is, why. */
const Hint: Component<HintProps> = (props) => {
  const own = () => wordsOf(props.setting, words)
  const hasDefault = () => props.setting.default !== null || props.setting.form.kind === "folder"
  return (
    <>
      <Show when={!props.setting.waits && props.setting.holds === "after a restart"}>
        <span>{words.afterRestart}.</span>
      </Show>
      <Show when={!hasDefault()}>
        <span>{words.drawn}.</span>
      </Show>
      <Show when={props.setting.chosen && hasDefault()}>
        <span class="whole">
          {words.byDefault(valueText(props.setting, props.setting.default, own(), words))}.{" "}
          <button type="button" class="link-like" disabled={props.busy} onClick={props.onReset}>
            {words.toDefault}
            <span class="hidden">: {own().name}</span>
          </button>
        </span>
      </Show>
    </>
  )
}
