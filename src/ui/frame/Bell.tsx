/** What happened meanwhile, newest first; the window's title counts what was not looked at yet. */
import { type Component, createEffect, For, Show } from "solid-js"
import { timeText } from "../../contract/words/time.ts"
import { Icon } from "../parts/Icon.tsx"
import { PageLink } from "../parts/PageLink.tsx"
import { Popover } from "../parts/Popover.tsx"
import { useModel } from "../state/model.ts"
import { frameWords } from "./words.ts"

export const Bell: Component = () => {
  const { news } = useModel()
  createEffect(() => {
    document.title = news.unread() > 0 ? `(${news.unread()}) Bulbil` : "Bulbil"
  })
  return (
    <Popover
      class="button bare bell"
      label={news.unread() > 0 ? frameWords.unread(news.unread()) : frameWords.news}
      title={frameWords.news}
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
        <Show when={news.all().length > 0} fallback={<p class="quiet">{frameWords.noNews}</p>}>
          <ul class="news">
            <For each={news.all()}>
              {(one) => (
                <li data-tone={one.kind === "bad" ? "bad" : "go"}>
                  <PageLink to={{ ...one.to, at: null }} onGo={close}>
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
