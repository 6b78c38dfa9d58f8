/**
 * Which items are selected, as in every list: click, Ctrl, Shift, arrows. The last one touched is `current` and shown
 * in detail.
 */
import { batch, createMemo, createSignal } from "solid-js"
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
  /** All at once: what shows the selection never sees one half of it. */
  const put = (next: ReadonlySet<string>, from: string | null, current: string | null): void =>
    batch(() => {
      setIds(next)
      setAnchor(from)
      setCurrent(current)
    })
  const toggled = (id: string): ReadonlySet<string> => {
    const next = new Set(ids())
    if (!next.delete(id)) next.add(id)
    return next
  }
  const only = (id: string): void => put(new Set([id]), id, id)
  const through = (id: string): void => {
    const [from, to] = [Math.max(0, indexOf(anchor())), indexOf(id)].sort((a, b) => a - b) as [number, number]
    const between = shown().slice(from, to + 1)
    put(new Set(between.map((item) => item.id)), anchor(), id)
  }
  return {
    selected,
    /** Of the one whose details are open, in the list or not. */
    currentId,
    only,
    through,
    /** Of those that are shown. */
    size: (): number => selected().length,
    has: (id: string): boolean => ids().has(id),
    current: createMemo((): Item | null => {
      const id = currentId()
      return id !== null && ids().has(id) ? (shown()[positionOf(id)] ?? null) : null
    }),
    toggle: (id: string): void => {
      const next = toggled(id)
      put(next, id, next.has(id) ? id : ([...next].at(-1) ?? null))
    },
    /** Adds it, or takes it away, and opens nothing: as a check box does. */
    check: (id: string): void => {
      const next = toggled(id)
      put(next, id, currentId() === id && !next.has(id) ? null : currentId())
    },
    /** @returns what selects again what is selected now. */
    kept: (): (() => void) => {
      const [all, from, current] = [ids(), anchor(), currentId()]
      return () => put(all, from, current)
    },
    all: (): void => put(new Set(shown().map((item) => item.id)), anchor(), currentId() ?? shown()[0]?.id ?? null),
    none: (): void => put(new Set(), anchor(), null),
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
