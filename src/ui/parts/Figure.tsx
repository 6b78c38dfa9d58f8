/** A fact and its name, within a `<dl class="facts">`. */
import type { Component, JSX } from "solid-js"
import { numberText } from "../../contract/figures.ts"

const written = (value: JSX.Element): JSX.Element => (typeof value === "number" ? numberText(value) : value)

export const Figure: Component<{
  readonly name: string
  /** A number is written as the language has it; a port or another name in digits is given as a string. */
  readonly children: JSX.Element
  readonly wide?: true
  readonly title?: string
}> = (props) => (
  <div class="fact" title={props.title} classList={{ "fact-wide": props.wide === true }}>
    <dt>{props.name}</dt>
    <dd>{written(props.children)}</dd>
  </div>
)
