/** What was found, and more of it on demand. */
import { type Component, Show } from "solid-js"
import type { SearchPage } from "../../contract/search.ts"
import { nothingText } from "../../contract/words/search.ts"
import type { Search } from "./createSearch.ts"
import { HitTable } from "./HitTable.tsx"
import { searchWords as words } from "./words.ts"

export const SearchHits: Component<{ readonly search: Search; readonly page: SearchPage }> = (props) => (
  <Show when={props.search.hits().length > 0} fallback={<p class="quiet centred">{nothingText(props.page)}</p>}>
    <HitTable search={props.search} hits={props.search.hits()} />
    <Show when={props.page.next !== null}>
      <button
        type="button"
        class="button fit"
        disabled={props.search.asking() !== null}
        onClick={() => props.search.more()}
      >
        {props.search.asking() === "more" ? words.asking : words.more}
      </button>
    </Show>
  </Show>
)
