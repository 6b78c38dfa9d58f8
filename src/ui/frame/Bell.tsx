/** What happened meanwhile, newest first; the window's title counts what was not looked at yet. */
import { type Component, createEffect, For, Show } from "solid-js"
import { timeText } from "../../contract/words/time.ts"
import { Icon } from "../parts/Icon.tsx"
import { PageLink } from "../parts/PageLink.tsx"
import { Popover } from "../parts/Popover.tsx"
import { useModel } from "../state/model.ts"

export const Bell: Component = () => {
  const { news } = useModel()
  createEffect(() => {
    document.title = news.unread() > 0 ? `(${news.unread()}) Bulbil` : "Bulbil"
  })
  return (
    <Popover
      class="button bare bell"
      label={news.unread() > 0 ? `What happened: ${news.unread()} new` : "What happened"}
      title="What happened"
      onOpen={news.read}
      face={
        <>
          <Icon name="bell" />
          <Show when={news.unread() > 0}>
            <span class="bell-count" aria-hidden="true">
              {news.unread()}
            </span>
          </Show>
        </>
      }
    >
      {(close) => (
        <Show
          when={news.all().length > 0}
          fallback={
            <p class="quiet">Nothing since this page was opened. What is complete, ready or in trouble is told here.</p>
          }
        >
          <ul class="news">
            <For each={news.all()}>
              {(one) => (
                <li data-tone={one.kind === "bad" ? "bad" : "go"}>
                  <PageLink to={one.to} onGo={close}>
                    <Icon name={one.kind === "bad" ? "alert" : "check"} />
                    <span>
                      <bdi>{one.text}</bdi> <time class="quiet">{timeText(one.at)}</time>
                    </span>
                  </PageLink>
                </li>
              )}
            </For>
          </ul>
        </Show>
      )}
    </Popover>
  )
}
