/**
 * A text to be copied whole. Browsers lend the clipboard only to pages that they call secure; where they do not, the text is
 * selected and the old way is tried, and failing that the keys are named.
 */
import { type Component, createSignal } from "solid-js"
import { Icon } from "./Icon.tsx"

export const CopyField: Component<{ readonly text: string; readonly label: string }> = (props) => {
  const [said, setSaid] = createSignal("Copy")
  let field!: HTMLInputElement
  const copy = async (): Promise<void> => {
    field.focus()
    field.select()
    const done = await (navigator.clipboard as Clipboard | undefined)?.writeText(props.text).then(() => true, () => false)
    setSaid(done || document.execCommand("copy") ? "Copied" : "Press Ctrl-C")
    setTimeout(() => setSaid("Copy"), 4_000)
  }
  return (
    <div class="copy-field">
      <input ref={field} class="mono" readonly value={props.text} aria-label={props.label} onFocus={(event) => event.currentTarget.select()} />
      <button type="button" class="button" onClick={() => void copy()} aria-live="polite">
        <Icon name={said() === "Copied" ? "check" : "copy"} />
        {said()}
      </button>
    </div>
  )
}
