/**
 * What of the list to show, with counts, below the views; at the end, where nothing moves for it, the way to keep what
 * is shown. A column beside it; on a phone a row that scrolls.
 */
import { type Component, createSignal, For, Show } from "solid-js"
import { numberText } from "../../../contract/figures.ts"
import { byListing, filters, type GroupId, groupIds } from "../../state/listChoice.ts"
import { useModel } from "../../state/model.ts"
import { stateWords } from "../../state/words.ts"
import { transfersWords } from "../words.ts"
import { filterText } from "./filterText.ts"
import { KeepView, Views } from "./Views.tsx"
import { filterWords as words } from "./words.ts"

/** So many of a group are offered; the rest is found by the search. */
const MOST = 20

export const Filters: Component = () => {
  const { items, list, mirrors, moment, state, trusted } = useModel()
  const offered = (group: GroupId): boolean => {
    if (moment.isPast() && byListing.includes(group)) return false
    if (list.chosen(group) !== undefined) return true
    if (group === "visibility") return list.tally(group).length > 1
    if (group === "tag") return list.tally(group).length > 0
    return group === "tracker" ? items().length > 0 : mirrors().length + trusted().length > 0
  }
  return (
    <>
      <Views />
      <nav class="filters" aria-label={transfersWords.filter}>
        <For
          each={filters.filter(
            (filter) => !("rare" in filter) || list.count(filter.id) > 0 || list.filter() === filter.id,
          )}
        >
          {({ id }) => (
            <Way
              text={stateWords.filters[id]}
              count={state.whole ? list.count(id) : null}
              on={list.filter() === id}
              go={() => list.setFilter(id)}
            />
          )}
        </For>
        <For each={groupIds.filter(offered)}>{(group) => <Group group={group} />}</For>
        <KeepView />
      </nav>
    </>
  )
}

const Group: Component<{ readonly group: GroupId }> = (props) => {
  const { list, listings } = useModel()
  const chosen = () => list.chosen(props.group)
  const [open, setOpen] = createSignal(chosen() !== undefined)
  const asks = () => byListing.includes(props.group)
  return (
    <details class="filter-group" open={open()} onToggle={(event) => setOpen(event.currentTarget.open)}>
      <summary>{words.groups[props.group]}</summary>
      <Show when={asks() && (open() || chosen() !== undefined)}>
        <AskWhoLists />
      </Show>
      <Show when={asks() && !listings.listed()}>
        <p class="quiet filter">{listings.problem() ?? words.asking}</p>
      </Show>
      <For each={list.tally(props.group).slice(0, MOST)}>
        {([name, count]) => {
          const on = () => chosen() === name
          return (
            <Way
              text={filterText(props.group, name, listings.listed())}
              count={count}
              on={on()}
              go={() => list.choose(props.group, on() ? undefined : name)}
            />
          )
        }}
      </For>
    </details>
  )
}

const AskWhoLists: Component = () => {
  useModel().listings.want()
  return null
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
    <span class="count">{props.count === null ? "…" : numberText(props.count)}</span>
  </button>
)
