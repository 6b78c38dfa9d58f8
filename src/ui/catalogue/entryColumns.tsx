/**
 * The columns of a catalogue's entries, and the way to get one. Titles are strangers': text, and kept from turning the
 * line around them.
 */
import { type Component, Show } from "solid-js"
import { bytesText, countText } from "../../contract/figures.ts"
import type { CatalogueEntry } from "../../contract/catalogue.ts"
import { timeText } from "../../contract/words/time.ts"
import { DownloadButton } from "../parts/DownloadButton.tsx"
import { Tags } from "../parts/Tags.tsx"
import { createDownload } from "../state/createDownload.ts"
import type { Column } from "../table/column.ts"

export interface EntryLine extends CatalogueEntry {
  readonly id: string
}

const Title: Component<{ readonly entry: CatalogueEntry }> = (props) => {
  const download = createDownload(() => props.entry)
  return (
    <>
      <Show when={props.entry.title} fallback={<span class="quiet">Without a title</span>}>
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
        {(words) => (
          <span class="note" data-tone="wait" title={words()}>
            More than your credit is enough for
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
    head: () => "Title",
    value: ({ title }) => title,
    cell: (entry) => <Title entry={entry()} />,
    width: 16,
    priority: 0,
    fixed: true,
  },
  {
    id: "size",
    head: () => "Size",
    value: ({ bytes }) => bytes,
    cell: (entry) => <Size entry={entry()} />,
    align: "end",
    width: 6,
    priority: 1,
    most: true,
  },
  {
    id: "files",
    head: () => "Files",
    value: ({ files }) => files,
    cell: (entry) => (
      <>
        {entry().files}
        <span class="card-only">{countText(entry().files, "file").replace(/^\d+/, "")}</span>
      </>
    ),
    align: "end",
    width: 4.5,
    priority: 3,
    most: true,
  },
  {
    id: "added",
    head: () => "Added",
    hint: () => "In UTC",
    value: ({ addedAt }) => addedAt,
    cell: (entry) => <time>{timeText(entry().addedAt)}</time>,
    width: 12,
    priority: 2,
    most: true,
    card: "labelled",
  },
  {
    id: "action",
    head: () => "Actions",
    value: () => null,
    cell: (entry) => <Get entry={entry()} />,
    align: "end",
    width: 9,
    priority: 0,
    fixed: true,
    unsorted: true,
  },
]
