/** Looks for torrents in all catalogues that are here. Nobody else hears of it, unless one asks others. */
import { type Component, onMount, Show } from "solid-js"
import { MOST_QUERY } from "../../contract/search.ts"
import { foundText } from "../../contract/words/search.ts"
import { Icon } from "../parts/Icon.tsx"
import { Page } from "../parts/Page.tsx"
import { createSearch } from "./createSearch.ts"
import { KeptSearches } from "./KeptSearches.tsx"
import { Muted } from "./Muted.tsx"
import { OtherNodes } from "./OtherNodes.tsx"
import { SearchFilters } from "./SearchFilters.tsx"
import { SearchHits } from "./SearchHits.tsx"
import { SearchStart } from "./SearchStart.tsx"
import { pageWords } from "../pageWords.ts"
import { searchWords as words } from "./words.ts"

export const SearchPage: Component = () => {
  const search = createSearch()
  let field!: HTMLInputElement
  onMount(() => requestAnimationFrame(() => field.focus()))
  const submit = (event: SubmitEvent): void => {
    event.preventDefault()
    search.now()
  }
  return (
    <Page title={pageWords.search} intro={words.intro}>
      <form class="part" role="search" onSubmit={submit}>
        <div class="search-line">
          <label class="search wide">
            <Icon name="search" />
            <span class="hidden">{words.label}</span>
            <input
              id="search"
              ref={field}
              type="search"
              placeholder={words.placeholder}
              maxlength={MOST_QUERY}
              value={search.text()}
              onInput={(event) => search.type(event.currentTarget.value)}
            />
          </label>
          <p class="quiet" role="status">
            {search.asking() === "anew" ? words.looking : (search.page() && foundText(search.page()!)) || ""}
          </p>
        </div>
        <SearchFilters search={search} />
        <KeptSearches search={search} />
      </form>
      <Show when={search.problem()}>
        {(problem) => (
          <p class="callout" data-tone="wait" role="alert">
            <bdi>{problem()}</bdi>
          </p>
        )}
      </Show>
      <Show when={search.page()} fallback={<SearchStart />}>
        {(page) => (
          <>
            <section class="part" aria-label={words.hits}>
              <SearchHits search={search} page={page()} />
              <Muted addresses={page().muted} search={search} />
            </section>
            <OtherNodes search={search} page={page()} />
          </>
        )}
      </Show>
    </Page>
  )
}
