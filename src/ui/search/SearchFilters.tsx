/** What of the hits one wants to see: by size, age, whose they are, and whether one has them. */
import { type Component, For, Show } from "solid-js"
import { onionText } from "../../contract/words/onion.ts"
import { Icon } from "../parts/Icon.tsx"
import type { Filters, Search } from "./createSearch.ts"
import { searchWords as words } from "./words.ts"

type Name = Exclude<keyof Filters, "tracker">
/** What each choice asks for, in the order of their words; null for all. */
const choices: { readonly [K in Name]-?: readonly (Filters[K] | null)[] } = {
  least: [null, 100_000_000, 1_000_000_000, 10_000_000_000],
  days: [null, 7, 31, 366],
  degree: [null, 0, 1, 2],
  here: [null, "not", "only"],
  dead: [null, "hide"],
}

export const SearchFilters: Component<{ readonly search: Search }> = (props) => {
  const chosen = (name: Name): number =>
    Math.max(0, choices[name].indexOf((props.search.filters()[name] ?? null) as never))
  return (
    <div class="search-filters">
      <For each={Object.keys(choices) as Name[]}>
        {(name) => (
          <label>
            <span class="hidden">{words.filters[name][0]}</span>
            <select
              onChange={(event) => props.search.filter({ [name]: choices[name][event.currentTarget.selectedIndex] })}
            >
              <For each={words.filters[name].slice(1)}>
                {(text, i) => <option selected={chosen(name) === i()}>{text}</option>}
              </For>
            </select>
          </label>
        )}
      </For>
      <Show when={props.search.filters().tracker}>
        {(address) => (
          <button type="button" class="button toggle" onClick={() => props.search.filter({ tracker: undefined })}>
            <Icon name="close" />
            {words.onlyOf(onionText(`${address()}.onion`))}
          </button>
        )}
      </Show>
    </div>
  )
}
