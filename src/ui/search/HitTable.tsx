/** Rows of hits, of which only those in sight are made. */
import { type Component, createMemo, Show } from "solid-js"
import type { SearchHit } from "../../contract/search.ts"
import { pageOf } from "../parts/Page.tsx"
import { VirtualRows } from "../parts/VirtualRows.tsx"
import type { Search } from "./createSearch.ts"
import { HitRow } from "./HitRow.tsx"

const HEIGHT = 73

export const HitTable: Component<{ readonly search: Search; readonly hits: readonly SearchHit[] }> = (props) => {
  const byId = createMemo(() => new Map<string, SearchHit>(props.hits.map((hit) => [hit.infohash, hit])))
  let table!: HTMLTableElement
  return (
    <table ref={table} class="cards" aria-rowcount={byId().size + 1}>
      <thead>
        <tr>
          <th scope="col">Title</th>
          <th scope="col" class="number">
            Size
          </th>
          <th scope="col">Added</th>
          <th scope="col">Had by</th>
          <th scope="col">
            <span class="hidden">Actions</span>
          </th>
        </tr>
      </thead>
      <VirtualRows ids={[...byId().keys()]} scroller={() => pageOf(table)} height={HEIGHT}>
        {(id, ref) => {
          const hit = createMemo<SearchHit | undefined>((before) => byId().get(id) ?? before)
          return (
            <Show when={hit()} keyed>
              {(now) => <HitRow ref={ref} hit={now} search={props.search} />}
            </Show>
          )
        }}
      </VirtualRows>
    </table>
  )
}
