/**
 * Keys that work anywhere on the page, and pasting: a link anywhere opens the download dialog, an address what can be
 * done with it, a path the share dialog. Leaves keys alone while one types or a dialog is open; those of the list work
 * where the list is seen.
 */
import { onCleanup } from "solid-js"
import { addressProblem, linkProblem } from "../../contract/link.ts"
import { canPause } from "../state/actions.ts"
import type { Model } from "../state/model.ts"

const typing = (target: EventTarget | null): boolean =>
  target instanceof Element && target.closest("input, textarea, select, dialog") !== null
/** As the browser sees it: one that was just closed by Esc takes no more keys. */
const dialogOpen = (): boolean => document.querySelector("dialog[open]") !== null

export const listenForKeys = (model: Model): void => {
  const everywhere = shortcuts(model)
  const onList = listShortcuts(model)
  const onKey = (event: KeyboardEvent): void => {
    if (dialogOpen() || typing(event.target) || event.altKey) return
    const ctrl = event.ctrlKey || event.metaKey
    const onButton = event.target instanceof Element && event.target.closest("button, summary, a") !== null
    if (onButton && [" ", "Enter"].includes(event.key)) return
    const key = ctrl ? `ctrl-${event.key.toLowerCase()}` : event.key
    const act = everywhere[key] ?? (model.pages.page().kind === "files" ? onList[key] : undefined)
    if (act?.(event) === true) event.preventDefault()
  }
  const onPaste = (event: ClipboardEvent): void => {
    const text = event.clipboardData?.getData("text/plain").trim() ?? ""
    if (dialogOpen() || typing(event.target)) return
    if (text.startsWith("/")) model.dialogs.show({ kind: "share", path: text })
    else if (linkProblem(text) === null) model.dialogs.show({ kind: "download", link: text })
    else if (addressProblem(text) === null) model.dialogs.show({ kind: "address", address: text })
  }
  document.addEventListener("keydown", onKey)
  document.addEventListener("paste", onPaste)
  onCleanup(() => {
    document.removeEventListener("keydown", onKey)
    document.removeEventListener("paste", onPaste)
  })
}

type Shortcuts = Readonly<Record<string, (event: KeyboardEvent) => boolean>>

const focus = (id: string): boolean => {
  const element = document.getElementById(id)
  element?.focus()
  return element !== null
}

/** Each answers whether it did something. */
const shortcuts = ({ dialogs, pages }: Model): Shortcuts => ({
  "ctrl-f": () => focus("search"),
  "/": () => focus("search"),
  s: () => (dialogs.show({ kind: "share", path: "" }), true),
  d: () => (dialogs.show({ kind: "download", link: "" }), true),
  "1": () => (pages.go({ kind: "files" }), true),
  "2": () => (pages.go({ kind: "tracker" }), true),
  "3": () => (pages.go({ kind: "mirrors" }), true),
  "4": () => (pages.go({ kind: "relay" }), true),
  "5": () => (pages.go({ kind: "log" }), true),
  "?": () => (dialogs.show({ kind: "help" }), true),
})

/** Of the list, less one, so that one line stays to hold on to. */
const linesInSight = (): number => {
  const [list, line] = [document.getElementById("list"), document.querySelector(".item")]
  return list && line ? Math.max(1, Math.floor(list.clientHeight / line.clientHeight) - 1) : 1
}

const listShortcuts = ({ dialogs, selection, actions }: Model): Shortcuts => {
  const focusRow = (id: string | null): boolean => {
    if (id !== null) focus(`row-${id}`)
    return id !== null
  }
  const pauseOrResume = (): boolean => {
    const items = selection.selected()
    if (items.some(canPause)) actions.pause(items)
    else actions.resume(items)
    return items.length > 0
  }
  const remove = (): boolean => {
    const items = selection.selected()
    if (items.length > 0) dialogs.show({ kind: "remove", items, linksOnly: false })
    return items.length > 0
  }
  return {
    ArrowDown: (event) => focusRow(selection.move(1, event.shiftKey)),
    ArrowUp: (event) => focusRow(selection.move(-1, event.shiftKey)),
    PageDown: (event) => focusRow(selection.move(linesInSight(), event.shiftKey)),
    PageUp: (event) => focusRow(selection.move(-linesInSight(), event.shiftKey)),
    Home: (event) => focusRow(selection.move(-Infinity, event.shiftKey)),
    End: (event) => focusRow(selection.move(Infinity, event.shiftKey)),
    Enter: () => selection.current() !== null && focus("details"),
    " ": pauseOrResume,
    Delete: remove,
    Escape: () => (selection.none(), true),
    "ctrl-a": () => (selection.all(), true),
  }
}
