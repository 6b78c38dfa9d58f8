/**
 * Which items are selected, as in every list: click, Ctrl, Shift, arrows. The last one touched is `current` and shown
 * in detail.
 */
import { createMemo, createSignal } from "solid-js"
import type { ListView } from "./listView.ts"
import type { Item } from "./items.ts"

export const createSelection = ({ shown, positionOf }: Pick<ListView, "shown" | "positionOf">) => {
  const [ids, setIds] = createSignal<ReadonlySet<string>>(new Set())
  const [currentId, setCurrent] = createSignal<string | null>(null)
  const [anchor, setAnchor] = createSignal<string | null>(null)
  const indexOf = (id: string | null): number => (id === null ? -1 : positionOf(id))
  const selected = createMemo(() =>
    [...ids()]
      .map(positionOf)
      .filter((at) => at >= 0)
      .sort((a, b) => a - b)
      .map((at) => shown()[at]!),
  )
  const only = (id: string): void => {
    setIds(new Set([id]))
    setAnchor(id)
    setCurrent(id)
  }
  const through = (id: string): void => {
    const [from, to] = [Math.max(0, indexOf(anchor())), indexOf(id)].sort((a, b) => a - b) as [number, number]
    setIds(
      new Set(
        shown()
          .slice(from, to + 1)
          .map((item) => item.id),
      ),
    )
    setCurrent(id)
  }
  return {
    selected,
    /** Of the one whose details are open, in the list or not. */
    currentId,
    only,
    through,
    size: (): number => ids().size,
    has: (id: string): boolean => ids().has(id),
    current: createMemo((): Item | null => {
      const id = currentId()
      return id !== null && ids().has(id) ? (shown()[positionOf(id)] ?? null) : null
    }),
    toggle: (id: string): void => {
      const next = new Set(ids())
      if (!next.delete(id)) next.add(id)
      setIds(next)
      setAnchor(id)
      setCurrent(next.has(id) ? id : ([...next].at(-1) ?? null))
    },
    /** Adds it, or takes it away, and opens nothing: as a check box does. */
    check: (id: string): void => {
      const next = new Set(ids())
      if (!next.delete(id)) next.add(id)
      setIds(next)
      setAnchor(id)
      if (currentId() === id && !next.has(id)) setCurrent(null)
    },
    all: (): void => {
      setIds(new Set(shown().map((item) => item.id)))
      setCurrent((id) => id ?? shown()[0]?.id ?? null)
    },
    none: (): void => {
      setIds(new Set<string>())
      setCurrent(null)
    },
    /** Moves by `step` lines, or with `extend` draws the selection along. @returns the id moved to. */
    move: (step: number, extend: boolean): string | null => {
      const at = indexOf(currentId())
      const to =
        shown()[Math.min(Math.max(at === -1 ? (step > 0 ? 0 : shown().length - 1) : at + step, 0), shown().length - 1)]
      if (!to) return null
      if (extend) through(to.id)
      else only(to.id)
      return to.id
    },
  }
}
