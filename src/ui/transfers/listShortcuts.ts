/** The list by keys: to move and select in it, and what is done with the selected. */
import { focusOn } from "../parts/focusOn.ts"
import { canPause } from "../state/actions.ts"
import { useModel } from "../state/model.ts"
import type { Shortcut } from "../state/shortcuts.ts"
import { RemoveDialog } from "./RemoveDialog.tsx"
import { transfersWords as words } from "./words.ts"

/** Of the list, less one, so that one line stays to hold on to. */
const linesInSight = (): number => {
  const [list, line] = [document.getElementById("list"), document.querySelector(".item")]
  return list && line ? Math.max(1, Math.floor(list.clientHeight / line.clientHeight) - 1) : 1
}

export const listShortcuts = (): readonly Shortcut[] => {
  const { dialogs, selection, actions } = useModel()
  const move =
    (lines: () => number) =>
    (event: KeyboardEvent): boolean => {
      const id = selection.move(lines(), event.shiftKey)
      if (id !== null) focusOn(`row-${id}`)
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
    if (items.length > 0) dialogs.show(RemoveDialog, { items, linksOnly: false })
    return items.length > 0
  }
  return [
    { keys: ["ArrowDown"], help: ["↑ ↓", words.keys.move], act: move(() => 1) },
    { keys: ["ArrowUp"], act: move(() => -1) },
    { keys: ["PageDown"], act: move(linesInSight) },
    { keys: ["PageUp"], act: move(() => -linesInSight()) },
    { keys: ["Home"], act: move(() => -Infinity) },
    { keys: ["End"], act: move(() => Infinity) },
    { keys: ["ctrl-a"], help: [words.ctrlA, words.keys.all], act: () => (selection.all(), true) },
    { keys: [" "], help: [words.space, words.keys.pause], changes: true, act: pauseOrResume },
    { keys: ["Delete"], help: [words.del, words.keys.remove], act: remove },
    {
      keys: ["Enter"],
      help: ["Enter", words.keys.details],
      act: () => selection.current() !== null && focusOn("details"),
    },
    { keys: ["Escape"], help: ["Esc", words.keys.close], act: () => (selection.none(), true) },
  ]
}
