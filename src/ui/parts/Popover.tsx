/**
 * A button and the panel that it opens, beside it and above all else: the browser's own popover, which Esc or a click
 * elsewhere closes, and which gives the focus back. What is in it is made when it opens.
 */
import { type Component, createSignal, createUniqueId, type JSX, Show } from "solid-js"
import { placeBeside } from "./placeBeside.ts"

interface PopoverProps {
  /** What the button shows. */
  readonly face: JSX.Element
  /** For a button whose face says too little. */
  readonly label?: string
  readonly class?: string
  /** Of the panel, for those who do not see where it stands. */
  readonly title: string
  readonly onOpen?: () => void
  /** @param close to be called when there is nothing more to do in it. */
  readonly children: (close: () => void) => JSX.Element
}

export const Popover: Component<PopoverProps> = (props) => {
  const id = createUniqueId()
  const [open, setOpen] = createSignal(false)
  let button!: HTMLButtonElement
  let panel!: HTMLDivElement
  const before = (event: ToggleEvent): void => {
    if (event.newState !== "open") return
    setOpen(true)
    props.onOpen?.()
  }
  const after = (event: ToggleEvent): void => {
    if (event.newState === "open") placeBeside(panel, button.getBoundingClientRect())
    else setOpen(false)
  }
  return (
    <>
      <button
        ref={button}
        type="button"
        class={props.class ?? "button"}
        title={props.label}
        aria-label={props.label}
        aria-expanded={open()}
        aria-haspopup="dialog"
        popovertarget={id}
      >
        {props.face}
      </button>
      <div
        ref={panel}
        id={id}
        popover="auto"
        class="popover"
        role="dialog"
        aria-label={props.title}
        on:beforetoggle={before}
        on:toggle={after}
      >
        <Show when={open()}>{props.children(() => panel.hidePopover())}</Show>
      </div>
    </>
  )
}
