/** A setting that is typed: a number with its unit, a size, a folder or several. Enter saves it, or the button. */
import { type Component, For, Match, Show, Switch } from "solid-js"
import { PathInput } from "../parts/path/PathInput.tsx"
import { bytesText } from "../../contract/figures.ts"
import type { SettingView } from "../../contract/settings/page.ts"
import { type Draft, isRate, known, units, valueOf } from "./value.ts"
import { type SettingWords, settingsWords as words } from "./words.ts"

interface TypedFieldProps {
  readonly id: string
  readonly setting: SettingView
  readonly own: SettingWords
  readonly draft: Draft
  readonly typed: boolean
  readonly invalid: boolean
  readonly sending: boolean
  readonly onInput: (draft: Draft) => void
  readonly onSubmit: (event: SubmitEvent) => void
}

const LINES = 3

export const TypedField: Component<TypedFieldProps> = (props) => {
  const kind = () => props.setting.form.kind
  const unitText = (name: string): string => (isRate(props.setting) ? words.perSecond(name) : name)
  const type = (text: string): void => props.onInput({ ...props.draft, text })
  const common = () => ({
    id: props.id,
    "aria-describedby": `${props.id}-help ${props.id}-hint`,
    "aria-invalid": props.invalid,
  })
  /** Of a size in powers of 1024, the same as sizes are told elsewhere. */
  const comesTo = (): string | null => {
    if (kind() !== "octets" || !props.draft.unit.name.includes("i")) return null
    const value = valueOf(props.setting, props.draft, false)
    return value === undefined ? null : words.comesTo(unitText(bytesText(value as number)))
  }
  return (
    <form class="setting-form" data-kind={kind()} onSubmit={(event) => props.onSubmit(event)} novalidate>
      <Switch
        fallback={
          <input
            {...common()}
            type="text"
            inputmode="decimal"
            class="number"
            value={props.draft.text}
            placeholder={props.own.empty ?? ""}
            maxlength={24}
            autocomplete="off"
            autocapitalize="off"
            spellcheck={false}
            onInput={(event) => type(event.currentTarget.value)}
          />
        }
      >
        <Match when={kind() === "folder"}>
          <PathInput
            id={props.id}
            describedBy={common()["aria-describedby"]}
            invalid={props.invalid}
            value={props.draft.text}
            placeholder={props.own.empty ?? ""}
            onInput={type}
          />
        </Match>
        <Match when={kind() === "folders"}>
          <textarea
            {...common()}
            class="mono"
            rows={LINES}
            value={props.draft.text}
            placeholder={`${props.own.empty ?? ""}\n${words.onePerLine}`}
            spellcheck={false}
            onInput={(event) => type(event.currentTarget.value)}
          />
        </Match>
      </Switch>
      <Show when={kind() === "octets"}>
        <select
          aria-label={words.unitOf(props.own.name)}
          value={props.draft.unit.name}
          onChange={(event) =>
            props.onInput({ ...props.draft, unit: units.find(({ name }) => name === event.currentTarget.value)! })
          }
        >
          <For each={units}>
            {({ name }) => (
              <option value={name} selected={name === props.draft.unit.name}>
                {unitText(name)}
              </option>
            )}
          </For>
        </select>
      </Show>
      <Show when={kind() === "whole" && props.setting.unit}>
        {(unit) => <span class="quiet">{known(words.units, unit()) ?? unit()}</span>}
      </Show>
      <Show when={props.typed}>
        <button type="submit" class="button primary" disabled={props.sending}>
          {props.sending ? words.saving : words.save}
        </button>
      </Show>
      <Show when={comesTo()}>{(text) => <span class="quiet setting-sum">{text()}</span>}</Show>
    </form>
  )
}
