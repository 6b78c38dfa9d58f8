/** A link that opens something to whoever reads it: masked until one asks for it, and with it as a QR code. */
import { type Component, createSignal, Show } from "solid-js"
import { copyText } from "../parts/copyText.ts"
import { Icon } from "../parts/Icon.tsx"
import { QrCode } from "./QrCode.tsx"

interface SecretLinkProps {
  readonly link: string
  readonly label: string
}

/** What is enough to tell one link from another, and opens nothing. */
const masked = (link: string): string => link.replace(/^(\w+:\/\/.{6})[^/]*(\/[a-z]+\/)?.*$/, "$1…$2••••")

export const SecretLink: Component<SecretLinkProps> = (props) => {
  const [shown, setShown] = createSignal(false)
  const [said, setSaid] = createSignal("Copy")
  const copy = async (): Promise<void> => {
    const done = await copyText(props.link)
    if (!done) setShown(true)
    setSaid(done ? "Copied" : "Press Ctrl-C")
    setTimeout(() => setSaid("Copy"), 4_000)
  }
  return (
    <div class="secret-link">
      <div class="copy-field">
        <input
          type="text"
          class="mono"
          readonly
          value={shown() ? props.link : masked(props.link)}
          aria-label={props.label}
          onFocus={(event) => event.currentTarget.select()}
        />
        <button type="button" class="button primary" aria-live="polite" onClick={() => void copy()}>
          <Icon name={said() === "Copied" ? "check" : "copy"} />
          <span>
            {said()}
            <span class="hidden">: {props.label}</span>
          </span>
        </button>
        <button type="button" class="button" aria-expanded={shown()} onClick={() => setShown(!shown())}>
          {shown() ? "Hide" : "Show"}
          <span class="hidden">: {props.label}</span>
        </button>
      </div>
      <Show when={shown()}>
        <QrCode text={props.link} label={`${props.label} as a QR code`} />
      </Show>
    </div>
  )
}
