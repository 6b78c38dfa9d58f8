/** How one looks at a tree of files: which folders are open, what is looked for, on which line one is. */
import { createMemo, createSignal } from "solid-js"
import { linesOf, shownOf, type Tree } from "./tree.ts"

/** A tree of so few files is shown open. */
const FEW = 200

export const createTreeView = (tree: () => Tree, isUnfinished: () => (file: number) => boolean = () => () => true) => {
  const [words, setWords] = createSignal("")
  const [unfinishedOnly, setUnfinishedOnly] = createSignal(false)
  const [current, setCurrent] = createSignal(0)
  const begun = (is: boolean) => new Uint8Array(tree().count).fill(Number(is))
  const isFiltered = () => words().trim() !== "" || unfinishedOnly()
  const all = createMemo(() => createSignal(begun(tree().nodes.length <= FEW), { equals: false }))
  /** What is found lies open, until one closes it; with other words all is open again. */
  const found = createMemo(() => (words(), unfinishedOnly(), createSignal(begun(true), { equals: false })))
  const opened = () => (isFiltered() ? found() : all())
  /** Undefined where all is. */
  const shown = createMemo(() => {
    if (!isFiltered()) return undefined
    const fits = unfinishedOnly() ? isUnfinished() : () => true
    return shownOf(tree(), words(), fits)
  })
  const lines = createMemo(() => linesOf(tree(), opened()[0](), shown()))
  const positions = createMemo(() => {
    const at = new Int32Array(tree().count).fill(-1)
    lines().forEach((node, line) => (at[node] = line))
    return at
  })
  const isFolder = (node: number): boolean => tree().folders[node] === 1
  const isOpen = (node: number): boolean => opened()[0]()[node] === 1
  /** What cannot be seen any more gives way to the folder that it is in. */
  const seen = createMemo(() => {
    let node = Math.min(current(), tree().count - 1)
    while (node >= 0 && positions()[node]! < 0) node = tree().parents[node]!
    return Math.max(node, lines()[0] ?? 0)
  })
  const open = (node: number, to: boolean): void => {
    const [flags, set] = opened()
    if (!isFolder(node)) return
    flags()[node] = Number(to)
    set(flags())
  }
  return {
    tree,
    words,
    setWords,
    unfinishedOnly,
    setUnfinishedOnly,
    shown,
    lines,
    lineOf: (node: number): number => positions()[node] ?? -1,
    current: seen,
    setCurrent,
    isFolder,
    isOpen,
    open,
    openAll: (to: boolean): void => void opened()[1](begun(to)),
    /** By an arrow key, Home or End; as in every tree. @returns whether it means anything here. */
    move: (key: string, page: number): boolean => {
      const node = seen()
      const line = positions()[node]!
      const to = (next: number): true => {
        setCurrent(lines()[Math.max(0, Math.min(next, lines().length - 1))] ?? 0)
        return true
      }
      switch (key) {
        case "ArrowDown":
          return to(line + 1)
        case "ArrowUp":
          return to(line - 1)
        case "PageDown":
          return to(line + page)
        case "PageUp":
          return to(line - page)
        case "Home":
          return to(0)
        case "End":
          return to(lines().length - 1)
        case "ArrowRight":
          if (!isFolder(node)) return true
          if (isOpen(node)) return to(line + 1)
          open(node, true)
          return true
        case "ArrowLeft": {
          if (isFolder(node) && isOpen(node)) {
            open(node, false)
            return true
          }
          const parent = tree().parents[node]!
          return parent < 0 || to(positions()[parent]!)
        }
        default:
          return false
      }
    },
  }
}
export type TreeView = ReturnType<typeof createTreeView>
