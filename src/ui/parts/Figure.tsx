/** A fact and its name, within a `<dl class="facts">`. */
import type { Component, JSX } from "solid-js"

export const Figure: Component<{
  readonly name: string
  readonly children: JSX.Element
  readonly wide?: true
  readonly title?: string
}> = (props) => (
  <div class="fact" title={props.title} classList={{ "fact-wide": props.wide === true }}>
    <dt>{props.name}</dt>
    <dd>{props.children}</dd>
  </div>
)
