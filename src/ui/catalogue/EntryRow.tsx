/**
 * One entry of a catalogue, and the way to get it. Its title is a stranger's: text, and kept from turning the line
 * around it.
 */
import { type Component, Show } from "solid-js"
import { bytesText, countText } from "../../contract/figures.ts"
import type { CatalogueEntry } from "../../contract/catalogue.ts"
import { Tags } from "../parts/Tags.tsx"
import { timeText } from "../../contract/words/time.ts"
import { DownloadButton } from "../parts/DownloadButton.tsx"
import { createDownload } from "../state/createDownload.ts"

export const EntryRow: Component<{
  readonly entry: CatalogueEntry
  readonly ref: (row: HTMLTableRowElement) => void
}> = (props) => {
  const download = createDownload(() => props.entry)
  return (
    <tr ref={props.ref}>
      <td class="card-name">
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
      </td>
      <td class="number" title={download.cost()}>
        {bytesText(props.entry.bytes)}
      </td>
      <td class="number" data-unit={countText(props.entry.files, "file").replace(/^\d+/, "")}>
        {props.entry.files}
      </td>
      <td data-label="added">
        <time>{timeText(props.entry.addedAt)}</time>
      </td>
      <td class="card-action">
        <DownloadButton download={download} />
      </td>
    </tr>
  )
}
