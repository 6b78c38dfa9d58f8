/**
 * The columns of a catalogue's entries, and the way to get one. Titles are strangers': text, and kept from turning the
 * line around them.
 */
import { type Component, Show } from "solid-js"
import { bytesText } from "../../contract/figures.ts"
import type { CatalogueEntry } from "../../contract/catalogue.ts"
import { timeText } from "../../contract/words/time.ts"
import { DownloadButton } from "../parts/DownloadButton.tsx"
import { Tags } from "../parts/Tags.tsx"
import { createDownload } from "../state/createDownload.ts"
import type { Column } from "../table/column.ts"
import { catalogueWords as words } from "./words.ts"

export interface EntryLine extends CatalogueEntry {
  readonly id: string
}

const Title: Component<{ readonly entry: CatalogueEntry }> = (props) => {
  const download = createDownload(() => props.entry)
  return (
    <>
      <Show when={props.entry.title} fallback={<span class="quiet">{words.untitled}</span>}>
        <bdi class="title" title={props.entry.title}>
          {props.entry.title}
        </bdi>
      </Show>
      <Show when={props.entry.description || props.entry.tags.length > 0}>
        <span class="note" data-tone="rest" title={props.entry.description}>
          <Tags tags={props.entry.tags} /> <bdi>{props.entry.description}</bdi>
        </span>
      </Show>
      <Show when={!download.item() && download.dear()}>
        {(why) => (
          <span class="note" data-tone="wait" title={why()}>
            {words.dear}
          </span>
        )}
      </Show>
    </>
  )
}

const Size: Component<{ readonly entry: CatalogueEntry }> = (props) => {
  const { cost } = createDownload(() => props.entry)
  return <span title={cost()}>{bytesText(props.entry.bytes)}</span>
}

const Get: Component<{ readonly entry: CatalogueEntry }> = (props) => {
  const download = createDownload(() => props.entry)
  return <DownloadButton download={download} />
}

export const entryColumns: readonly [Column<EntryLine>, ...Column<EntryLine>[]] = [
  {
    id: "title",
    head: () => words.head.title,
    value: ({ title }) => title,
    cell: (entry) => <Title entry={entry()} />,
    width: 16,
    priority: 0,
    fixed: true,
  },
  {
    id: "size",
    head: () => words.head.size,
    value: ({ bytes }) => bytes,
    cell: (entry) => <Size entry={entry()} />,
    align: "end",
    width: 6,
    priority: 1,
    most: true,
  },
  {
    id: "files",
    head: () => words.head.files,
    value: ({ files }) => files,
    cell: (entry) => (
      <>
        {entry().files}
        <span class="card-only">{words.files(entry().files)}</span>
      </>
    ),
    align: "end",
    width: 4.5,
    priority: 3,
    most: true,
  },
  {
    id: "added",
    head: () => words.head.added,
    hint: () => words.utc,
    value: ({ addedAt }) => addedAt,
    cell: (entry) => <time>{timeText(entry().addedAt)}</time>,
    width: 12,
    priority: 2,
    most: true,
    card: "labelled",
  },
  {
    id: "action",
    head: () => words.head.action,
    value: () => null,
    cell: (entry) => <Get entry={entry()} />,
    align: "end",
    width: 9,
    priority: 0,
    fixed: true,
    unsorted: true,
  },
]
