/**
 * The columns of a catalogue's entries, and the way to get one. Titles are strangers': text, and kept from turning the
 * line around them.
 */
import type { Component } from "solid-js"
import { bytesText, numberText } from "../../contract/figures.ts"
import type { CatalogueEntry } from "../../contract/catalogue.ts"
import { timeText } from "../../contract/words/time.ts"
import { DownloadButton } from "../parts/DownloadButton.tsx"
import { OfferedTitle } from "../parts/OfferedTitle.tsx"
import { createDownload } from "../state/createDownload.ts"
import type { Column } from "../table/column.ts"
import { actionColumn, nameColumn } from "../table/usualColumns.ts"
import { catalogueWords as words } from "./words.ts"

export interface EntryLine extends CatalogueEntry {
  readonly id: string
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
  nameColumn({
    id: "title",
    head: () => words.head.title,
    value: ({ title }) => title,
    cell: (entry) => <OfferedTitle offered={entry()} />,
  }),
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
        {numberText(entry().files)}
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
  actionColumn({ head: () => words.head.action, cell: (entry) => <Get entry={entry()} />, width: 9 }),
]
