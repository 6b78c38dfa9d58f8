/** A text that nobody is to read over one's shoulder: hidden until it is shown, to be copied whole, or by a camera. */
import { createSignal, type ParentComponent, Show } from "solid-js"
import { copyText } from "./copyText.ts"
import { Icon } from "./Icon.tsx"
import type { QrPath } from "./qrPath.ts"
import { partWords as words } from "./words.ts"
import "./secretField.css"

interface SecretFieldProps {
  readonly text: string
  readonly label: string
  /** What stands in its place while it is hidden, to tell it from others. */
  readonly masked?: string
}

const SAID_MS = 4_000

/** Its children are what else can be done with it, beside the ways to see and to copy it. */
export const SecretField: ParentComponent<SecretFieldProps> = (props) => {
  const [shown, setShown] = createSignal(false)
  const [draw, setDraw] = createSignal<((text: string) => QrPath) | null>(null)
  const [said, setSaid] = createSignal<"copy" | "copied" | "keys">("copy")
  let field!: HTMLInputElement
  const copy = async (): Promise<void> => {
    const done = await copyText(props.text)
    if (!done) {
      setShown(true)
      field.focus()
      field.select()
    }
    setSaid(done ? "copied" : "keys")
    setTimeout(() => setSaid("copy"), SAID_MS)
  }
  const toggleQr = async (): Promise<void> => {
    if (draw()) return void setDraw(null)
    const { qrPath } = await import("./qrPath.ts")
    setDraw(() => qrPath)
  }
  const named = (verb: string): string => `${verb}: ${props.label}`
  return (
    <div class="secret">
      <input
        ref={field}
        class="mono"
        type="text"
        readonly
        value={shown() ? props.text : (props.masked ?? "••••••••")}
        aria-label={props.label}
        autocomplete="off"
        onFocus={(event) => shown() && event.currentTarget.select()}
      />
      <div class="actions wrap">
        <button
          type="button"
          class="button"
          aria-label={named(shown() ? words.hide : words.show)}
          onClick={() => setShown(!shown())}
        >
          {shown() ? words.hide : words.show}
        </button>
        <button
          type="button"
          class="button"
          aria-live="polite"
          aria-label={named(words[said()])}
          onClick={() => void copy()}
        >
          <Icon name={said() === "copied" ? "check" : "copy"} />
          {words[said()]}
        </button>
        <button
          type="button"
          class="button"
          aria-label={named(draw() ? words.hideQr : words.showQr)}
          onClick={() => void toggleQr()}
        >
          {draw() ? words.hideQr : words.showQr}
        </button>
        {props.children}
      </div>
      <Show when={draw()?.(props.text)}>
        {(code) => (
          <svg class="qr" viewBox={`0 0 ${code().size} ${code().size}`} role="img" aria-label={words.asQr(props.label)}>
            <path d={code().path} shape-rendering="crispEdges" />
          </svg>
        )}
      </Show>
    </div>
  )
}
