/**
 * The rows of a table of which only those in sight are in the document, with empty rows as high as what is above and
 * below them. A short table is there whole, so that the browser finds words in it. Each row is told its number, for
 * those who do not see where it stands.
 */
import { createVirtualizer, defaultRangeExtractor, type Range } from "@tanstack/solid-virtual"
import { type Component, createEffect, createMemo, createSignal, For, type JSX, on, onCleanup, onMount } from "solid-js"

/** So many rows or fewer are all in the document. */
const FEW = 50

interface VirtualRowsProps {
  readonly ids: readonly string[]
  /** What scrolls, and has the table in it. */
  readonly scroller: () => HTMLElement | null
  /** Of a row, before it was measured. */
  readonly height: number
  /** Position of one that is in the document wherever one has scrolled to: it may have the focus. -1 for none. */
  readonly kept?: number
  /** One `<tr>`, which takes `ref`. */
  readonly children: (id: string, ref: (row: HTMLTableRowElement) => void) => JSX.Element
}

/** A number is the height of an empty row. */
type Line = string | number

export const VirtualRows: Component<VirtualRowsProps> = (props) => {
  let body!: HTMLTableSectionElement
  const [above, setAbove] = createSignal(0)
  /**
   * Before it is in the document, an element made from a template belongs to no window, and nobody could watch its
   * size.
   */
  const [inDocument, setInDocument] = createSignal(false)
  const ids = createMemo(() => props.ids, undefined, {
    equals: (a, b) => a.length === b.length && a.every((id, i) => id === b[i]),
  })
  const keyOf = createMemo(() => {
    const now = ids()
    return (index: number) => now[index] ?? index
  })
  const inSight = createMemo(() => {
    const kept = props.kept ?? -1
    return (range: Range): number[] => {
      if (range.count <= FEW) return Array.from({ length: range.count }, (_, i) => i)
      const seen = defaultRangeExtractor(range)
      return kept < 0 || seen.includes(kept) ? seen : [...seen, kept].sort((a, b) => a - b)
    }
  })
  const rows = createVirtualizer<HTMLElement, HTMLTableRowElement>({
    get count() {
      return ids().length
    },
    get getItemKey() {
      return keyOf()
    },
    get rangeExtractor() {
      return inSight()
    },
    get scrollMargin() {
      return above()
    },
    getScrollElement: () => (inDocument() ? props.scroller() : null),
    /** Asked once, not once a row: there may be very many. */
    get estimateSize() {
      const { height } = props
      return () => height
    },
    overscan: 8,
  })
  const shown = createMemo(() => rows.getVirtualItems().map(({ index, start, end }) => ({ index, start, end })))
  const lines = createMemo(() => {
    const all: Line[] = []
    let end = above()
    for (const row of shown()) {
      const id = ids()[row.index]
      if (id === undefined) continue
      if (row.start > end) all.push(row.start - end)
      all.push(id)
      end = row.end
    }
    const rest = rows.getTotalSize() + above() - end
    if (rest > 0 && all.length > 0) all.push(rest)
    return all
  })
  const positions = createMemo(() => new Map(shown().map(({ index }) => [ids()[index], index])))
  const measured =
    (id: string) =>
    (row: HTMLTableRowElement): void => {
      createEffect(() => {
        const at = positions().get(id)
        if (at === undefined) return
        row.dataset["index"] = String(at)
        row.setAttribute("aria-rowindex", String(at + 2))
        rows.measureElement(row)
      })
      onCleanup(() => queueMicrotask(() => rows.measureElement(null)))
    }
  /** Where the table begins in what scrolls: what stands above it may grow. */
  const look = (): void => {
    const box = props.scroller()
    if (box)
      setAbove(
        Math.max(0, Math.round(body.getBoundingClientRect().top - box.getBoundingClientRect().top + box.scrollTop)),
      )
  }
  onMount(() => {
    const box = props.scroller()
    setInDocument(true)
    look()
    box?.addEventListener("scroll", look, { passive: true })
    onCleanup(() => box?.removeEventListener("scroll", look))
  })
  createEffect(on(ids, look, { defer: true }))
  return (
    <tbody ref={body}>
      <For each={lines()}>
        {(line) =>
          typeof line === "number" ? (
            <tr aria-hidden="true" class="spacer" style={{ height: `${line}px` }} />
          ) : (
            props.children(line, measured(line))
          )
        }
      </For>
    </tbody>
  )
}
