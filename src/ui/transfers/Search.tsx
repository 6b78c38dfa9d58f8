/** In the bar above, while the list is seen: finds in it by words. */
import type { Component } from "solid-js"
import { Icon } from "../parts/Icon.tsx"
import { useModel } from "../state/model.ts"
import { transfersWords as words } from "./words.ts"

export const Search: Component = () => {
  const { list } = useModel()
  return (
    <label class="search">
      <Icon name="search" />
      <span class="hidden">{words.search}</span>
      <input
        id="search"
        type="search"
        placeholder={words.searchShort}
        value={list.search()}
        onInput={(event) => list.setSearch(event.currentTarget.value)}
      />
    </label>
  )
}
