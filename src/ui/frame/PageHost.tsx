/** Shows the page one is on, as it is or was, and above one with tabs the ways to these. */
import { type Component, For, Show } from "solid-js"
import { numberText } from "../../contract/figures.ts"
import { Page } from "../parts/Page.tsx"
import { PageLink } from "../parts/PageLink.tsx"
import { useModel } from "../state/model.ts"
import { type PageEntry, tabPlace } from "../state/pages.ts"
import { frameWords } from "./words.ts"

export const PageHost: Component = () => {
  const { moment, pages, state } = useModel()
  const onlyNow = () => pages.tab()?.onlyNow ?? pages.entry().onlyNow
  /** What is shown of the past begins anew, and what is of now does when one comes back to it. */
  const shownOf = () => state.known && (moment.isPast() ? "past" : "now")
  return (
    <div class="stage">
      <Show
        when={shownOf()}
        keyed
        fallback={
          <Show when={!moment.isPast()}>
            <p class="quiet centred">{frameWords.reading}</p>
          </Show>
        }
      >
        {(time) => (
          <>
            <Show when={pages.entry().tabs && pages.entry()}>{(entry) => <Tabs entry={entry()} />}</Show>
            <Show when={time === "past" && onlyNow()} fallback={<Shown />}>
              {(why) => <Page title={pages.tab()?.text ?? pages.entry().text} intro={why()} children={null} />}
            </Show>
          </>
        )}
      </Show>
    </div>
  )
}

const Shown: Component = () => {
  const { pages } = useModel()
  return (
    <Show when={pages.shown()} keyed>
      {(Page) => <Page given={pages.given()} />}
    </Show>
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
              <span class="count">{numberText(tab.count!())}</span>
            </Show>
          </PageLink>
        )}
      </For>
    </nav>
  )
}
