/** Shows the page one is on, and above one with tabs the ways to these. */
import { type Component, For, Show } from "solid-js"
import { PageLink } from "../parts/PageLink.tsx"
import { useModel } from "../state/model.ts"
import { type PageEntry, tabPlace } from "../state/pages.ts"
import { frameWords } from "./words.ts"

export const PageHost: Component = () => {
  const { pages, state } = useModel()
  return (
    <div class="stage">
      <Show when={state.known} fallback={<p class="quiet centred">{frameWords.reading}</p>}>
        <Show when={pages.entry().tabs && pages.entry()}>{(entry) => <Tabs entry={entry()} />}</Show>
        <Show when={pages.shown()} keyed>
          {(Shown) => <Shown given={pages.given()} />}
        </Show>
      </Show>
    </div>
  )
}

const Tabs: Component<{ readonly entry: PageEntry }> = (props) => {
  const { pages } = useModel()
  return (
    <nav class="page-tabs" aria-label={props.entry.text}>
      <For each={props.entry.tabs}>
        {(tab) => (
          <PageLink to={tabPlace(props.entry, tab)} aria-current={pages.tab() === tab ? "page" : undefined}>
            {tab.text}
            <Show when={(tab.count?.() ?? 0) > 0}>
              {" "}
              <span class="count">{tab.count!()}</span>
            </Show>
          </PageLink>
        )}
      </For>
    </nav>
  )
}
