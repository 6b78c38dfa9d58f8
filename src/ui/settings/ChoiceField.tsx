/** One of a few values, chosen at once: yes or no as a switch, others as a list. */
import { type Component, createEffect, For, on, Show } from "solid-js"

interface ChoiceFieldProps {
  readonly id: string
  readonly of: readonly string[]
  readonly names: Readonly<Record<string, string>>
  readonly value: string
  readonly invalid?: boolean
  /** Settled when it is known whether it was taken. */
  readonly onChoose: (value: string) => Promise<void> | void
}

const isSwitch = (of: readonly string[]): boolean => of.length === 2 && of[0] === "no" && of[1] === "yes"

/**
 * Shows what holds, and while a choice is on its way that choice. What was refused is not shown as if it held.
 * @returns what is to be called when one chooses.
 */
const createChoosing = (props: ChoiceFieldProps, show: (value: string) => void) => {
  let underWay = 0
  const showKept = () => underWay === 0 && show(props.value)
  createEffect(on(() => props.value, showKept))
  return async (value: string): Promise<void> => {
    underWay++
    await props.onChoose(value)
    underWay--
    showKept()
  }
}

export const ChoiceField: Component<ChoiceFieldProps> = (props) => {
  const described = () => `${props.id}-help ${props.id}-hint`
  const nameOf = (value: string): string => props.names[value] ?? value
  return (
    <Show
      when={isSwitch(props.of)}
      fallback={<Select {...props} described={described()} nameOf={nameOf} />}
      children={<Toggle {...props} described={described()} nameOf={nameOf} />}
    />
  )
}

interface ShownChoice extends ChoiceFieldProps {
  readonly described: string
  readonly nameOf: (value: string) => string
}

const Toggle: Component<ShownChoice> = (props) => {
  let box!: HTMLInputElement
  const choose = createChoosing(props, (value) => (box.checked = value === "yes"))
  return (
    <span class="switch">
      <input
        ref={box}
        id={props.id}
        type="checkbox"
        role="switch"
        aria-describedby={props.described}
        onChange={() => void choose(box.checked ? "yes" : "no")}
      />
      <span aria-hidden="true">{props.nameOf(props.value)}</span>
    </span>
  )
}

const Select: Component<ShownChoice> = (props) => {
  let select!: HTMLSelectElement
  const choose = createChoosing(props, (value) => (select.value = value))
  return (
    <select
      ref={select}
      id={props.id}
      aria-describedby={props.described}
      aria-invalid={props.invalid}
      onChange={() => void choose(select.value)}
    >
      <For each={props.of}>{(value) => <option value={value}>{props.nameOf(value)}</option>}</For>
    </select>
  )
}
