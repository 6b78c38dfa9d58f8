/**
 * A modal dialog of the browser's own: it keeps the focus, Esc closes it, and the focus goes back to where it was. The browser
 * tells of the closing a moment later; by then another dialog may be open, which that must not close.
 */
import { type Component, type JSX, onCleanup, onMount } from "solid-js"

interface DialogProps {
  readonly title: string
  readonly onClose: () => void
  readonly children: JSX.Element
}

export const Dialog: Component<DialogProps> = (props) => {
  let dialog!: HTMLDialogElement
  const before = document.activeElement
  onMount(() => {
    dialog.showModal()
    // The focus may be on what ends a long dialog, yet it is read from its beginning.
    dialog.scrollTo(0, 0)
  })
  onCleanup(() => before instanceof HTMLElement && before.isConnected && before.focus())
  return (
    <dialog ref={dialog} class="dialog" aria-labelledby="dialog-title" onClose={() => dialog.isConnected && props.onClose()}
      onMouseDown={(event) => event.target === dialog && dialog.close()}>
      <div class="dialog-body">
        <h2 id="dialog-title">{props.title}</h2>
        {props.children}
      </div>
    </dialog>
  )
}
