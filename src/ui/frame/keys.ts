/**
 * Keys that work anywhere on the page, and pasting: a link anywhere opens the download dialog, a path the share dialog.
 * Leaves keys alone while one types or a dialog is open.
 */
import { onCleanup } from "solid-js"
import { linkProblem } from "../../api/contract/link.ts"
import { canPause } from "../state/actions.ts"
import type { Model } from "../state/model.ts"

const typing = (target: EventTarget | null): boolean => target instanceof Element && target.closest("input, textarea, select, dialog") !== null
/** As the browser sees it: one that was just closed by Esc takes no more keys. */
const dialogOpen = (): boolean => document.querySelector("dialog[open]") !== null

export const listenForKeys = (model: Model): void => {
  const keys = shortcuts(model)
  const onKey = (event: KeyboardEvent): void => {
    if (dialogOpen() || typing(event.target) || event.altKey) return
    const ctrl = event.ctrlKey || event.metaKey
    const onButton = event.target instanceof Element && event.target.closest("button, summary, a") !== null
    if (onButton && [" ", "Enter"].includes(event.key)) return
    if (keys[ctrl ? `ctrl-${event.key.toLowerCase()}` : event.key]?.(event) === true) event.preventDefault()
  }
  const onPaste = (event: ClipboardEvent): void => {
    const text = event.clipboardData?.getData("text/plain").trim() ?? ""
    if (dialogOpen() || typing(event.target)) return
    if (text.startsWith("/")) model.dialogs.show({ kind: "share", path: text })
    else if (linkProblem(text) === null) model.dialogs.show({ kind: "download", link: text })
  }
  document.addEventListener("keydown", onKey)
  document.addEventListener("paste", onPaste)
  onCleanup(() => {
    document.removeEventListener("keydown", onKey)
    document.removeEventListener("paste", onPaste)
  })
}

/** Each answers whether it did something. */
const shortcuts = ({ dialogs, selection, actions }: Model): Readonly<Record<string, (event: KeyboardEvent) => boolean>> => {
  const focusRow = (id: string | null): boolean => {
    if (id !== null) document.getElementById(`row-${id}`)?.focus()
    return id !== null
  }
  const focus = (id: string): boolean => {
    document.getElementById(id)?.focus()
    return true
  }
  const pauseOrResume = (): boolean => {
    const items = selection.selected()
    if (items.some(canPause)) actions.pause(items)
    else actions.resume(items)
    return items.length > 0
  }
  const remove = (): boolean => {
    const items = selection.selected()
    const [only] = items
    if (!only) return false
    if (items.length === 1 && only.shares.length > 0) dialogs.show({ kind: "stop-sharing", item: only })
    else dialogs.show({ kind: "remove", items })
    return true
  }
  return {
    ArrowDown: (event) => focusRow(selection.move(1, event.shiftKey)),
    ArrowUp: (event) => focusRow(selection.move(-1, event.shiftKey)),
    Home: (event) => focusRow(selection.move(-Infinity, event.shiftKey)),
    End: (event) => focusRow(selection.move(Infinity, event.shiftKey)),
    Enter: () => selection.current() !== null && focus("details"),
    " ": pauseOrResume,
    Delete: remove,
    Escape: () => (selection.none(), true),
    "ctrl-a": () => (selection.all(), true),
    "ctrl-f": () => focus("search"),
    "/": () => focus("search"),
    s: () => (dialogs.show({ kind: "share", path: "" }), true),
    d: () => (dialogs.show({ kind: "download", link: "" }), true),
    "?": () => (dialogs.show({ kind: "help" }), true),
  }
}
