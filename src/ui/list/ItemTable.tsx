/** The list: a grid with one line an item, sorted by its heads. Lines keep their place in the document while figures change. */
import { type Component, createMemo, For, Show } from "solid-js"
import type { Item } from "../state/items.ts"
import type { SortKey } from "../state/listView.ts"
import { useModel } from "../state/model.ts"
import { ItemRow } from "./ItemRow.tsx"

const columns: readonly { readonly key: SortKey; readonly text: string; readonly class?: string }[] = [
  { key: "name", text: "Name" },
  { key: "progress", text: "Progress" },
  { key: "status", text: "Status" },
  { key: "size", text: "Size", class: "number" },
  { key: "down", text: "Down", class: "number" },
  { key: "up", text: "Up", class: "number" },
  { key: "peers", text: "Peers", class: "number" },
  { key: "eta", text: "Left", class: "number" },
]

export const ItemTable: Component = () => {
  const { list, items, selection } = useModel()
  const byId = createMemo(() => new Map(items().map((item) => [item.id, item])))
  const ids = createMemo(() => list.shown().map((item) => item.id))
  return (
    <div class="list" onClick={(event) => event.target === event.currentTarget && selection.none()}>
      <table role="grid" aria-label="Shares and downloads" aria-multiselectable="true">
        <thead>
          <tr>
            <For each={columns}>
              {({ key, text, class: kind }) => (
                <th scope="col" class={kind} aria-sort={list.sort().key !== key ? "none" : list.sort().down ? "descending" : "ascending"}>
                  <button type="button" onClick={() => list.sortBy(key)}>
                    {text}
                    <span class="sort-mark" aria-hidden="true">{list.sort().key !== key ? "" : list.sort().down ? "▾" : "▴"}</span>
                  </button>
                </th>
              )}
            </For>
          </tr>
        </thead>
        <tbody>
          <For each={ids()}>
            {(id, index) => (
              <Show when={byId().get(id)}>{(item: () => Item) => <ItemRow item={item()} first={index() === 0} />}</Show>
            )}
          </For>
        </tbody>
      </table>
      <Show when={ids().length === 0}><p class="quiet centred">Nothing here matches. Choose “All”, or empty the search.</p></Show>
    </div>
  )
}
