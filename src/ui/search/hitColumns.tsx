/**
 * The columns of hits: what each is, who lists it and how one knows them, whether anybody has it, what it costs, and
 * the way to get it. Titles and names are strangers': text, and kept from turning the line around them.
 */
import { type Component, For, Show } from "solid-js"
import { bytesText } from "../../contract/figures.ts"
import type { SearchHit } from "../../contract/search.ts"
import { onionText } from "../../contract/words/onion.ts"
import { knownText, lifeText } from "../../contract/words/search.ts"
import { timeText } from "../../contract/words/time.ts"
import { OfferedTitle } from "../parts/OfferedTitle.tsx"
import { DownloadButton } from "../parts/DownloadButton.tsx"
import { createDownload } from "../state/createDownload.ts"
import { useModel } from "../state/model.ts"
import type { Column } from "../table/column.ts"
import { actionColumn, nameColumn } from "../table/usualColumns.ts"
import type { Search } from "./createSearch.ts"
import { searchWords as words } from "./words.ts"

export interface HitLine extends SearchHit {
  readonly id: string
}

const Title: Component<{ readonly hit: SearchHit; readonly search: Search }> = (props) => {
  const { toasts } = useModel()
  const mute = async (address: string): Promise<void> => {
    const problem = await props.search.mute(address, true)
    if (problem) toasts.say("refused", problem)
  }
  return (
    <OfferedTitle offered={props.hit}>
      <Show when={props.hit.file}>
        {(name) => (
          <span class="note">
            {words.file} <bdi>{name()}</bdi>
          </span>
        )}
      </Show>
      <For each={props.hit.trackers.slice(0, 2)}>
        {(tracker) => (
          <span class="note by">
            <bdi>{knownText(tracker, onionText(tracker.address))}</bdi>
            <Show when={tracker.forked}> · {words.forked}</Show>
            <Show when={tracker.kind !== "own"}>
              <button
                type="button"
                class="link-button"
                title={words.onlyText}
                onClick={() => props.search.filter({ tracker: tracker.address.slice(0, 56) })}
              >
                {words.only}
              </button>
              <button
                type="button"
                class="link-button"
                title={words.muteText}
                onClick={() => void mute(tracker.address)}
              >
                {words.mute}
              </button>
            </Show>
          </span>
        )}
      </For>
      <Show when={props.hit.trackers.length > 2 || props.hit.alike > 0}>
        <span class="note">
          {[
            ...(props.hit.trackers.length > 2 ? [words.listedBy(props.hit.trackers.length - 2)] : []),
            ...(props.hit.alike > 0 ? [words.alike(props.hit.alike)] : []),
          ].join(" · ")}
        </span>
      </Show>
    </OfferedTitle>
  )
}

const Size: Component<{ readonly hit: SearchHit }> = (props) => {
  const { cost } = createDownload(() => props.hit)
  return (
    <span title={cost()}>
      {bytesText(props.hit.bytes)}
      <Show when={cost()}>{(text) => <span class="note">{words.cost(text())}</span>}</Show>
    </span>
  )
}

const Get: Component<{ readonly hit: SearchHit }> = (props) => {
  const download = createDownload(() => props.hit)
  return <DownloadButton download={download} />
}

export const hitColumns = (search: Search): readonly [Column<HitLine>, ...Column<HitLine>[]] => [
  nameColumn({
    id: "title",
    head: () => words.head.title,
    value: ({ title }) => title,
    cell: (hit) => <Title hit={hit()} search={search} />,
  }),
  {
    id: "size",
    head: () => words.head.size,
    value: ({ bytes }) => bytes,
    cell: (hit) => <Size hit={hit()} />,
    align: "end",
    width: 8,
    priority: 1,
    most: true,
  },
  {
    id: "added",
    head: () => words.head.added,
    hint: () => words.utc,
    value: ({ addedAt }) => addedAt,
    cell: (hit) => <time>{timeText(hit().addedAt).slice(0, 10)}</time>,
    width: 7,
    priority: 3,
    most: true,
    card: "labelled",
  },
  {
    id: "life",
    head: () => words.head.life,
    value: (hit) => lifeText(hit),
    cell: (hit) => <>{lifeText(hit())}</>,
    width: 11,
    priority: 2,
  },
  actionColumn({ head: () => words.head.action, cell: (hit) => <Get hit={hit()} />, width: 9 }),
]
