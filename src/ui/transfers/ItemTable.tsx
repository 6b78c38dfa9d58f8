/**
 * The list: a grid with one line an item, sorted by its heads. Lines keep their place in the document while figures
 * change; those out of sight are not in it.
 */
import { type Component, createMemo, For, Show } from "solid-js"
import type { Item } from "../state/items.ts"
import type { SortKey } from "../state/order.ts"
import { useModel } from "../state/model.ts"
import { VirtualRows } from "../parts/VirtualRows.tsx"
import { ItemRow } from "./ItemRow.tsx"

/** Of a line of the table, about; a card is measured when it is seen. */
const HEIGHT = 49

/** Classes tell the style sheet which of them leave first where it is narrow. */
const columns: readonly { readonly key: SortKey; readonly text: string; readonly class: string }[] = [
  { key: "name", text: "Name", class: "col-name" },
  { key: "progress", text: "Progress", class: "col-progress" },
  { key: "status", text: "Status", class: "col-status" },
  { key: "size", text: "Size", class: "number col-size" },
  { key: "down", text: "Down", class: "number col-down" },
  { key: "up", text: "Up", class: "number col-up" },
  { key: "peers", text: "Peers", class: "number col-peers" },
  { key: "eta", text: "Left", class: "number col-eta" },
]

export const ItemTable: Component = () => {
  const { list, selection, state } = useModel()
  const ids = createMemo(() => list.shown().map((item) => item.id))
  const kept = () => {
    const current = selection.current()
    return current ? list.positionOf(current.id) : -1
  }
  let box!: HTMLDivElement
  return (
    <div ref={box} class="list" id="list" onClick={(event) => event.target === event.currentTarget && selection.none()}>
      <table
        role="grid"
        aria-label="Shares and downloads"
        aria-multiselectable="true"
        aria-busy={!state.whole}
        aria-rowcount={state.whole ? ids().length + 1 : -1}
      >
        <thead>
          <tr aria-rowindex="1">
            <For each={columns}>
              {({ key, text, class: kind }) => (
                <th
                  scope="col"
                  class={kind}
                  aria-sort={list.sort().key !== key ? "none" : list.sort().down ? "descending" : "ascending"}
                >
                  <button type="button" onClick={() => list.sortBy(key)}>
                    {text}
                    <span class="sort-mark" aria-hidden="true">
                      {list.sort().key !== key ? "" : list.sort().down ? "▾" : "▴"}
                    </span>
                  </button>
                </th>
              )}
            </For>
          </tr>
        </thead>
        <VirtualRows ids={ids()} scroller={() => box} height={HEIGHT} kept={kept()}>
          {(id, ref) => {
            // A line that leaves is told so a moment after the list is another.
            const item = createMemo<Item | undefined>((before) => list.shown()[list.positionOf(id)] ?? before)
            return (
              <Show when={item()}>{(now) => <ItemRow ref={ref} item={now()} first={list.positionOf(id) === 0} />}</Show>
            )
          }}
        </VirtualRows>
      </table>
      <Show when={ids().length === 0}>
        <p class="quiet centred">Nothing here matches. Choose “All”, or empty the search.</p>
      </Show>
    </div>
  )
}
