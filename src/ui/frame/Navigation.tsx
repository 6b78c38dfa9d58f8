/** The ways to the pages: above the filters, and on a phone a row of tabs. */
import { type Component, For, Show } from "solid-js"
import { Icon } from "../parts/Icon.tsx"
import { useModel } from "../state/model.ts"

export const Navigation: Component = () => {
  const { pages } = useModel()
  const current = (): string => pages.entry().under ?? pages.entry().id
  return (
    <nav class="pages" aria-label="Pages">
      <For each={pages.entries.filter(({ under }) => under === undefined)}>
        {(page) => (
          <button
            type="button"
            class="filter"
            aria-current={current() === page.id ? "page" : undefined}
            onClick={() => pages.go({ page: page.id })}
          >
            <Icon name={page.icon} />
            <span>{page.text}</span>
            <Show when={(page.count?.() ?? 0) > 0}>
              <span class="count">{page.count!()}</span>
            </Show>
          </button>
        )}
      </For>
    </nav>
  )
}
