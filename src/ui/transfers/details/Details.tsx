/** The panel about the selected item: its name, what can be done with it, and its sides in tabs. */
import { type Component, createEffect, For, Match, on, onMount, Show, Switch } from "solid-js"
import { restingText, standingText } from "../../../contract/standing.ts"
import { later } from "../../parts/later.tsx"
import { Icon } from "../../parts/Icon.tsx"
import { standingLook } from "../../parts/standingLook.ts"
import type { Item } from "../../state/items.ts"
import { useModel } from "../../state/model.ts"
import { ActionBar } from "./ActionBar.tsx"
import { History } from "../../history/History.tsx"
import type { HistoryOf } from "../../history/historyOf.ts"
import { Changes } from "../../moment/Changes.tsx"
import { OnlyNow } from "../../moment/OnlyNow.tsx"
import { momentWords } from "../../moment/words.ts"
import { Links } from "./Links.tsx"
import { Overview } from "./Overview.tsx"
import { Peers } from "./Peers.tsx"
import { Resizer } from "./Resizer.tsx"
import { Streams } from "./Streams.tsx"
import { transfersWords } from "../words.ts"
import { detailsWords as words } from "./words.ts"

/** It becomes part of a request's path: nothing else may. */
const INFOHASH = /^[0-9a-f]{64}$/

const FilesTab = later(async () => (await import("./files/FilesTab.tsx")).FilesTab)

type Tab = keyof typeof words.tabs

/** A torrent's own history and those of its shares. */
const streamsOf = ({ torrent, shares }: Item): readonly HistoryOf[] => [
  ...(torrent ? [["torrents", torrent.id] as const] : []),
  ...shares.map((share) => ["shares", share.id] as const),
]

export const Details: Component<{ readonly item: Item }> = (props) => {
  const { moment, openItem, selection } = useModel()
  const choose = (id: Tab): void => openItem.choose(id)
  const infohash = (): string | null => INFOHASH.exec(props.item.torrent?.infohash ?? "")?.[0] ?? null
  const tabs = (): readonly Tab[] => [
    "overview",
    ...(props.item.shares.length > 0 ? ["link" as const] : []),
    ...(props.item.torrent ? ["files" as const] : []),
    ...(props.item.torrent ? ["streams" as const] : []),
    ...(infohash() ? ["peers" as const] : []),
    "history",
    "machine",
  ]
  /** Of what one shares, the link is what one wants first. */
  const tab = (): Tab =>
    tabs().find((id) => id === openItem.side()) ??
    (props.item.shares.length > 0 && !moment.isPast() ? "link" : "overview")
  const step = (by: number, event: KeyboardEvent & { readonly currentTarget: HTMLElement }): void => {
    const ids = tabs()
    choose(ids[(ids.indexOf(tab()) + by + ids.length) % ids.length]!)
    event.currentTarget.querySelector<HTMLElement>("[aria-selected=true]")?.focus()
    event.preventDefault()
    event.stopPropagation()
  }
  // So that its script has come when its data are asked for: one after the other they are two round trips.
  if (props.item.torrent) void FilesTab.preload()
  let panel!: HTMLElement
  // The panel takes room from the list: what it is about stays in sight.
  onMount(() => {
    const row = `row-${props.item.id}`
    requestAnimationFrame(() => document.getElementById(row)?.scrollIntoView({ block: "nearest" }))
  })
  createEffect(
    on(
      () => props.item.id,
      () => panel.scrollTo(0, 0),
      { defer: true },
    ),
  )
  return (
    <section class="details" id="details" tabindex="-1" ref={panel} aria-label={words.panel}>
      <Resizer panel={() => panel} />
      <header class="details-head" data-tone={standingLook[props.item.standing].tone}>
        <button type="button" class="button bare narrow-only" aria-label={words.back} onClick={selection.none}>
          <Icon name="back" />
        </button>
        <div class="details-name">
          <h2>
            <bdi>{props.item.title || transfersWords.unnamed}</bdi>
          </h2>
          <span class="status">
            {props.item.standing === "resting" ? restingText() : standingText(props.item.standing)}
          </span>
        </div>
        <Changes>
          <ActionBar item={props.item} />
        </Changes>
        <button
          type="button"
          class="button bare wide-only"
          aria-label={words.close}
          title={words.closeKey}
          onClick={selection.none}
        >
          <Icon name="close" />
        </button>
      </header>
      <div
        class="tabs"
        role="tablist"
        aria-label={words.panel}
        onKeyDown={(event) =>
          event.key === "ArrowRight" ? step(1, event) : event.key === "ArrowLeft" ? step(-1, event) : undefined
        }
      >
        <For each={tabs()}>
          {(id) => (
            <button
              type="button"
              role="tab"
              id={`tab-${id}`}
              aria-controls="tab-panel"
              aria-selected={tab() === id}
              tabindex={tab() === id ? 0 : -1}
              onClick={() => choose(id)}
            >
              {words.tabs[id]}
            </button>
          )}
        </For>
      </div>
      <div class="tab-panel" tabindex="0" role="tabpanel" id="tab-panel" aria-labelledby={`tab-${tab()}`}>
        <Show when={props.item.id} keyed>
          <Switch>
            <Match when={tab() === "overview"}>
              <Overview item={props.item} />
            </Match>
            <Match when={tab() === "files" && props.item.torrent}>
              {(torrent) => (
                <OnlyNow text={momentWords.only.kept}>
                  <FilesTab torrent={torrent()} />
                </OnlyNow>
              )}
            </Match>
            <Match when={tab() === "streams"}>
              <OnlyNow text={momentWords.only.kept}>
                <Streams item={props.item} />
              </OnlyNow>
            </Match>
            <Match when={tab() === "peers" && infohash()}>
              {(whole) => (
                <OnlyNow text={momentWords.only.peers}>
                  <Peers torrent={props.item.torrent?.id} infohash={whole()} known={props.item.figures?.peers ?? 0} />
                </OnlyNow>
              )}
            </Match>
            <Match when={tab() === "link"}>
              <OnlyNow text={momentWords.only.kept}>
                <Links item={props.item} />
              </OnlyNow>
            </Match>
            <Match when={tab() === "history"}>
              <History streams={streamsOf(props.item)} side="history" />
            </Match>
            <Match when={tab() === "machine"}>
              <History streams={streamsOf(props.item)} side="machine" />
            </Match>
          </Switch>
        </Show>
      </div>
    </section>
  )
}
