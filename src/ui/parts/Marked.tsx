/** Marked text of the contract, as elements. */
import { type Component, For } from "solid-js"
import { markedParts } from "../../contract/words/marked.ts"

export const Marked: Component<{ readonly text: string }> = (props) => (
  <For each={markedParts(props.text)}>
    {({ text, as }) => (as === "strong" ? <strong>{text}</strong> : as === "code" ? <code>{text}</code> : <>{text}</>)}
  </For>
)
