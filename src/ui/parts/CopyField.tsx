/**
 * A text to be copied whole. Browsers lend the clipboard only to pages that they call secure; where they do not, the
 * text is selected and the old way is tried, and failing that the keys are named.
 */
import { type Component, createSignal } from "solid-js"
import { Icon } from "./Icon.tsx"
import { partWords as words } from "./words.ts"

interface CopyFieldProps {
  readonly text: string
  /** Stands for it, and is as good where nothing else can be copied. */
  readonly shown?: string
  readonly label: string
  /** For a line of a table: an icon instead of the word. */
  readonly small?: true
}

export const CopyField: Component<CopyFieldProps> = (props) => {
  const [said, setSaid] = createSignal<"copy" | "copied" | "keys">("copy")
  let field!: HTMLInputElement
  const copy = async (): Promise<void> => {
    field.focus()
    field.select()
    const done = await (navigator.clipboard as Clipboard | undefined)?.writeText(props.text).then(
      () => true,
      () => false,
    )
    setSaid(done || document.execCommand("copy") ? "copied" : "keys")
    setTimeout(() => setSaid("copy"), 4_000)
  }
  return (
    <div class="copy-field" classList={{ "copy-small": props.small === true }}>
      <input
        ref={field}
        class="mono"
        readonly
        value={props.shown ?? props.text}
        title={props.shown ?? props.text}
        aria-label={props.label}
        onFocus={(event) => event.currentTarget.select()}
      />
      <button
        type="button"
        class="button"
        title={props.small ? words[said()] : undefined}
        onClick={() => void copy()}
        aria-live="polite"
      >
        <Icon name={said() === "copied" ? "check" : "copy"} />
        <span classList={{ hidden: props.small === true && said() !== "keys" }}>
          {words[said()]}
          <span class="hidden">{props.small ? `: ${props.label}` : ""}</span>
        </span>
      </button>
    </div>
  )
}
