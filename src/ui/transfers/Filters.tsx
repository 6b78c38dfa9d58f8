/** What to show of the list, with counts. A column beside the list; on a phone a row that scrolls. */
import { type Component, For } from "solid-js"
import { filters } from "../state/listView.ts"
import { useModel } from "../state/model.ts"

export const Filters: Component = () => {
  const { list, state } = useModel()
  return (
    <nav class="filters" aria-label="Filter">
      <For
        each={filters.filter(
          (filter) => !("rare" in filter) || list.count(filter.id) > 0 || list.filter() === filter.id,
        )}
      >
        {(filter) => (
          <button
            type="button"
            class="filter"
            aria-pressed={list.filter() === filter.id}
            onClick={() => list.setFilter(filter.id)}
          >
            <span>{filter.text}</span>
            <span class="count">{state.whole ? list.count(filter.id) : "…"}</span>
          </button>
        )}
      </For>
    </nav>
  )
}
