/** One of a few values, chosen at once: yes or no as a switch, others as a list. */
import { type Component, createEffect, For, Show } from "solid-js"

interface ChoiceFieldProps {
  readonly id: string
  readonly of: readonly string[]
  readonly names: Readonly<Record<string, string>>
  readonly value: string
  readonly disabled?: boolean
  readonly invalid?: boolean
  /** Settled when it is known whether it was taken. */
  readonly onChoose: (value: string) => Promise<void> | void
}

const isSwitch = (of: readonly string[]): boolean => of.length === 2 && of[0] === "no" && of[1] === "yes"

export const ChoiceField: Component<ChoiceFieldProps> = (props) => {
  const described = () => `${props.id}-help ${props.id}-hint`
  const nameOf = (value: string): string => props.names[value] ?? value
  return (
    <Show when={isSwitch(props.of)} fallback={<Select {...props} described={described()} nameOf={nameOf} />}>
      <span class="switch">
        <input
          id={props.id}
          type="checkbox"
          role="switch"
          checked={props.value === "yes"}
          aria-describedby={described()}
          aria-disabled={props.disabled}
          onChange={async ({ currentTarget: box }) => {
            if (!props.disabled) await props.onChoose(box.checked ? "yes" : "no")
            // What was refused is not shown as if it held.
            box.checked = props.value === "yes"
          }}
        />
        <span aria-hidden="true">{nameOf(props.value)}</span>
      </span>
    </Show>
  )
}

const Select: Component<ChoiceFieldProps & { readonly described: string; readonly nameOf: (v: string) => string }> = (
  props,
) => {
  let select!: HTMLSelectElement
  // The options must be there before one of them can be chosen.
  createEffect(() => (select.value = props.value))
  return (
    <select
      ref={select}
      id={props.id}
      aria-describedby={props.described}
      aria-invalid={props.invalid}
      onChange={async ({ currentTarget }) => {
        if (!props.disabled) await props.onChoose(currentTarget.value)
        currentTarget.value = props.value
      }}
    >
      <For each={props.of}>{(value) => <option value={value}>{props.nameOf(value)}</option>}</For>
    </select>
  )
}
