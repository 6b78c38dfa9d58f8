/** What to show of the list, with counts. A column beside the list; on a phone a row that scrolls. */
import { type Component, For, Show } from "solid-js"
import { filters, filterText } from "../state/listView.ts"
import { useModel } from "../state/model.ts"
import { transfersWords as words } from "./words.ts"

/** So many tags are offered; the rest is found by the search. */
const MOST_TAGS = 20

export const Filters: Component = () => {
  const { list, state } = useModel()
  return (
    <nav class="filters" aria-label={words.filter}>
      <For
        each={filters.filter(
          (filter) => !("rare" in filter) || list.count(filter.id) > 0 || list.filter() === filter.id,
        )}
      >
        {(filter) => (
          <Way
            text={filterText(filter.id)}
            count={state.whole ? list.count(filter.id) : null}
            on={list.filter() === filter.id}
            go={() => list.setFilter(filter.id)}
          />
        )}
      </For>
      <Show when={list.visibilities().length > 1}>
        <details class="filter-group">
          <summary>{words.head.visibility}</summary>
          <For each={list.visibilities()}>
            {([visibility, count]) => {
              const on = () => list.narrowed().visibility === visibility
              return (
                <Way
                  text={words.visibility[visibility]}
                  count={count}
                  on={on()}
                  go={() => list.narrow({ visibility: on() ? null : visibility })}
                />
              )
            }}
          </For>
        </details>
      </Show>
      <Show when={list.tags().length > 0}>
        <details class="filter-group">
          <summary>{words.head.tags}</summary>
          <For each={list.tags().slice(0, MOST_TAGS)}>
            {([tag, count]) => {
              const on = () => list.narrowed().tag === tag
              return <Way text={tag} count={count} on={on()} go={() => list.narrow({ tag: on() ? null : tag })} />
            }}
          </For>
        </details>
      </Show>
    </nav>
  )
}

interface WayProps {
  readonly text: string
  /** Null while it is not known yet. */
  readonly count: number | null
  readonly on: boolean
  readonly go: () => void
}

const Way: Component<WayProps> = (props) => (
  <button type="button" class="filter" aria-pressed={props.on} onClick={props.go}>
    <bdi>{props.text}</bdi>
    <span class="count">{props.count ?? "…"}</span>
  </button>
)
