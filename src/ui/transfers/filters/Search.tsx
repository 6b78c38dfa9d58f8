/** In the bar above, while the list is seen: finds in it by words, in names, paths, tags and infohashes. */
import type { Component } from "solid-js"
import { MOST_ASKED } from "../../../contract/settings/preferenceLimits.ts"
import { Icon } from "../../parts/Icon.tsx"
import { useModel } from "../../state/model.ts"
import { transfersWords } from "../words.ts"
import { filterWords as words } from "./words.ts"

export const Search: Component = () => {
  const { list } = useModel()
  return (
    <label class="search">
      <Icon name="search" />
      <span class="hidden">{transfersWords.search}</span>
      <input
        id="search"
        type="search"
        placeholder={words.searchHint}
        maxlength={MOST_ASKED}
        value={list.search()}
        onInput={(event) => list.setSearch(event.currentTarget.value)}
      />
    </label>
  )
}
