/** A fact and its name, within a `<dl class="facts">`. */
import type { Component, JSX } from "solid-js"

export const Figure: Component<{ readonly name: string; readonly children: JSX.Element; readonly wide?: true }> = (props) => (
  <div class="fact" classList={{ "fact-wide": props.wide === true }}>
    <dt>{props.name}</dt>
    <dd>{props.children}</dd>
  </div>
)
