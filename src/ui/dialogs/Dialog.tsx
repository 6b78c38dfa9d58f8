/**
 * A modal dialog of the browser's own: it keeps the focus, Esc closes it, and the focus goes back to where it was. The
 * browser tells of the closing a moment later; by then another dialog may be open, which that must not close. While the
 * node does not know this browser it is put away, with all that was typed, and comes back as it was.
 */
import { type Component, createEffect, type JSX, onCleanup, onMount } from "solid-js"
import { useModel } from "../state/model.ts"

interface DialogProps {
  readonly title: string
  readonly onClose: () => void
  /** It shows what would be lost with it, also to who is signed out. */
  readonly stays?: true
  /** What is typed into it only seeks. */
  readonly sought?: true
  readonly children: JSX.Element
}

export const Dialog: Component<DialogProps> = (props) => {
  const { connection } = useModel()
  let dialog!: HTMLDialogElement
  let putAway = false
  /** A click beside the dialog may be a slip: it takes nothing away that was typed. */
  let typed = false
  const before = document.activeElement
  const show = (): void => {
    dialog.showModal()
    // The focus may be on what ends a long dialog, yet it is read from its beginning.
    dialog.scrollTo(0, 0)
  }
  onMount(() =>
    createEffect(() => {
      putAway = connection.state() === "signed-out" && !props.stays
      if (putAway) dialog.close()
      else if (!dialog.open && dialog.isConnected) show()
    }),
  )
  onCleanup(() => {
    const { activeElement } = document
    const elsewhere = activeElement !== null && activeElement !== document.body && !dialog.contains(activeElement)
    // A key that came before the closing was told may have moved it on already.
    if (!elsewhere && before instanceof HTMLElement && before.isConnected) before.focus()
  })
  return (
    <dialog
      ref={dialog}
      class="dialog"
      aria-labelledby="dialog-title"
      onClose={() => dialog.isConnected && !putAway && !dialog.open && props.onClose()}
      onInput={() => (typed = true)}
      onMouseDown={(event) => event.target === dialog && !props.stays && (!typed || props.sought) && dialog.close()}
    >
      <div class="dialog-body">
        <h2 id="dialog-title">{props.title}</h2>
        {props.children}
      </div>
    </dialog>
  )
}
