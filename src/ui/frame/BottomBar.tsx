/** On a phone: the pages that are near, what can be added, and the way to all else. */
import { type Component, For } from "solid-js"
import { Icon } from "../parts/Icon.tsx"
import { PageLink } from "../parts/PageLink.tsx"
import { Popover } from "../parts/Popover.tsx"
import { useModel } from "../state/model.ts"
import type { PageEntry } from "../state/pages.ts"
import { AddMenu } from "./AddMenu.tsx"
import { frameWords } from "./words.ts"

export const BottomBar: Component = () => {
  const { pages } = useModel()
  const near = pages.entries.filter((page) => page.near)
  const far = () => pages.ways().filter((page) => !page.near)
  const current = (page: PageEntry) => (pages.entry().id === page.id ? "page" : undefined)
  const way = (page: PageEntry, close?: () => void) => (
    <PageLink title={page.text} to={{ page: page.id }} aria-current={current(page)} {...(close ? { onGo: close } : {})}>
      <Icon name={page.icon} />
      <span>{close ? page.text : (page.short ?? page.text)}</span>
    </PageLink>
  )
  return (
    <nav class="bottom" aria-label={frameWords.mainPages}>
      <For each={near.slice(0, 2)}>{(page) => way(page)}</For>
      <AddMenu class="bottom-way" />
      <For each={near.slice(2, 3)}>{(page) => way(page)}</For>
      <Popover
        class={far().some(current) ? "bottom-way current" : "bottom-way"}
        title={frameWords.morePages}
        face={
          <>
            <Icon name="more" />
            <span>{frameWords.more}</span>
          </>
        }
      >
        {(close) => (
          <ul class="choices-list">
            <For each={far()}>{(page) => <li>{way(page, close)}</li>}</For>
          </ul>
        )}
      </Popover>
    </nav>
  )
}
