/** The ways to the pages, above the filters; folded, their icons. A phone has its own: BottomBar. */
import { type Component, For, Show } from "solid-js"
import { numberText } from "../../contract/figures.ts"
import { Icon } from "../parts/Icon.tsx"
import { PageLink } from "../parts/PageLink.tsx"
import { useModel } from "../state/model.ts"
import { frameWords } from "./words.ts"

export const Navigation: Component = () => {
  const { pages } = useModel()
  return (
    <nav class="pages" aria-label={frameWords.pages}>
      <For each={pages.ways()}>
        {(page) => (
          <PageLink
            class="filter"
            title={page.text}
            to={{ page: page.id }}
            aria-current={pages.entry().id === page.id ? "page" : undefined}
          >
            <Icon name={page.icon} />
            <span>{page.text}</span>
            <Show when={(page.count?.() ?? 0) > 0}>
              <span class="count">{numberText(page.count!())}</span>
            </Show>
          </PageLink>
        )}
      </For>
    </nav>
  )
}
