/** What of the hits one wants to see: by size, age, whose they are, and whether one has them. */
import { type Component, For, Show } from "solid-js"
import { onionText } from "../../contract/words/onion.ts"
import { Icon } from "../parts/Icon.tsx"
import type { Filters, Search } from "./createSearch.ts"

type Choice = readonly [text: string, filters: Partial<Record<keyof Filters, Filters[keyof Filters] | null>>]

/** The first one stands for all. */
const choices: readonly (readonly [label: string, choices: readonly Choice[]])[] = [
  [
    "Size",
    [
      ["Any size", { least: null }],
      ["100 MB and more", { least: 100_000_000 }],
      ["1 GB and more", { least: 1_000_000_000 }],
      ["10 GB and more", { least: 10_000_000_000 }],
    ],
  ],
  [
    "Added",
    [
      ["Any time", { days: null }],
      ["Last week", { days: 7 }],
      ["Last month", { days: 31 }],
      ["Last year", { days: 366 }],
    ],
  ],
  [
    "Whose",
    [
      ["Everybody’s", { degree: null }],
      ["Only mine", { degree: 0 }],
      ["Mine and chosen", { degree: 1 }],
      ["Up to friends of friends", { degree: 2 }],
    ],
  ],
  [
    "Here",
    [
      ["Here or not", { here: null }],
      ["Not in my list", { here: "not" }],
      ["In my list", { here: "only" }],
    ],
  ],
  [
    "Had by",
    [
      ["Whoever has it", { dead: null }],
      ["Not what nobody has any more", { dead: "hide" }],
    ],
  ],
]

export const SearchFilters: Component<{ readonly search: Search }> = (props) => {
  const chosen = (all: readonly Choice[]): number => {
    const filters = props.search.filters() as Readonly<Record<string, unknown>>
    const at = all.findIndex(([, change]) => Object.entries(change).every(([name, value]) => filters[name] === value))
    return Math.max(0, at)
  }
  return (
    <div class="search-filters">
      <For each={choices}>
        {([label, all]) => (
          <label>
            <span class="hidden">{label}</span>
            <select onChange={(event) => props.search.filter(all[event.currentTarget.selectedIndex]![1] as Filters)}>
              <For each={all}>{([text], i) => <option selected={chosen(all) === i()}>{text}</option>}</For>
            </select>
          </label>
        )}
      </For>
      <Show when={props.search.filters().tracker}>
        {(address) => (
          <button type="button" class="button toggle" onClick={() => props.search.filter({ tracker: undefined })}>
            <Icon name="close" />
            Only of {onionText(`${address()}.onion`)}
          </button>
        )}
      </Show>
    </div>
  )
}
