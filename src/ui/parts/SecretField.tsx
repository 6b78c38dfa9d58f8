/** A text that nobody is to read over one's shoulder: hidden until it is shown, to be copied whole, or by a camera. */
import { type Component, createSignal, Show } from "solid-js"
import { Icon } from "./Icon.tsx"
import type { QrPath } from "./qrPath.ts"
import "./secretField.css"

interface SecretFieldProps {
  readonly text: string
  readonly label: string
}

const SAID_MS = 4_000

export const SecretField: Component<SecretFieldProps> = (props) => {
  const [shown, setShown] = createSignal(false)
  const [qr, setQr] = createSignal<QrPath | null>(null)
  const [said, setSaid] = createSignal("Copy")
  let field!: HTMLInputElement
  const copy = async (): Promise<void> => {
    const done = await (navigator.clipboard as Clipboard | undefined)?.writeText(props.text).then(
      () => true,
      () => false,
    )
    // What is hidden cannot be copied in the old way.
    if (!done) {
      setShown(true)
      field.focus()
      field.select()
    }
    setSaid(done || document.execCommand("copy") ? "Copied" : "Press Ctrl-C")
    setTimeout(() => setSaid("Copy"), SAID_MS)
  }
  const toggleQr = async (): Promise<void> => {
    if (qr()) return void setQr(null)
    const { qrPath } = await import("./qrPath.ts")
    setQr(qrPath(props.text))
  }
  return (
    <div class="secret">
      <input
        ref={field}
        class="mono"
        type={shown() ? "text" : "password"}
        readonly
        value={props.text}
        aria-label={props.label}
        autocomplete="off"
        onFocus={(event) => shown() && event.currentTarget.select()}
      />
      <div class="actions wrap">
        <button type="button" class="button" aria-pressed={shown()} onClick={() => setShown(!shown())}>
          {shown() ? "Hide" : "Show"}
        </button>
        <button type="button" class="button" aria-live="polite" onClick={() => void copy()}>
          <Icon name={said() === "Copied" ? "check" : "copy"} />
          {said()}
        </button>
        <button type="button" class="button" aria-expanded={qr() !== null} onClick={() => void toggleQr()}>
          {qr() ? "Hide QR code" : "Show QR code"}
        </button>
      </div>
      <Show when={qr()}>
        {(code) => (
          <svg
            class="qr"
            viewBox={`0 0 ${code().size} ${code().size}`}
            role="img"
            aria-label={`${props.label} as a QR code`}
          >
            <rect width={code().size} height={code().size} fill="#fff" />
            <path d={code().path} fill="#000" shape-rendering="crispEdges" />
          </svg>
        )}
      </Show>
    </div>
  )
}
