/** The entries of a catalogue, with a search over all of them, and more of them on demand. */
import { type Component, createMemo, onCleanup, Show } from "solid-js"
import { countText } from "../../contract/figures.ts"
import type { CataloguePage } from "../../contract/catalogue.ts"
import { Icon } from "../parts/Icon.tsx"
import { createTable } from "../table/createTable.ts"
import { Table } from "../table/Table.tsx"
import { TableSettings } from "../table/TableSettings.tsx"
import type { Catalogue } from "./createCatalogue.ts"
import { entryColumns, type EntryLine } from "./entryColumns.tsx"

/** Asked when one has stopped typing. */
const PAUSE_MS = 400

export const EntryTable: Component<{ readonly catalogue: Catalogue; readonly page: CataloguePage }> = (props) => {
  let timer: ReturnType<typeof setTimeout> | undefined
  onCleanup(() => clearTimeout(timer))
  const type = (text: string): void => {
    clearTimeout(timer)
    timer = setTimeout(() => props.catalogue.search(text.trim()), PAUSE_MS)
  }
  const entries = () => props.catalogue.entries()
  const lines = createMemo(() => entries().map((entry): EntryLine => ({ ...entry, id: String(entry.seq) })))
  const { state, rows } = createTable({ id: "catalogue", columns: entryColumns, sort: [] }, lines)
  const found = (): string => {
    if (props.catalogue.asking() === "anew") return "Asking …"
    const words = props.catalogue.words()
    const soFar = props.page.next === null ? "" : " so far"
    return `${countText(entries().length, "torrent")}${soFar}${words ? ` with “${words}”` : ""}`
  }
  return (
    <section class="part" aria-label="Entries">
      <div class="search-line">
        <label class="search">
          <Icon name="search" />
          <span class="hidden">Search this catalogue</span>
          <input
            id="search"
            type="search"
            placeholder="Search this catalogue"
            maxlength={256}
            onInput={(event) => type(event.currentTarget.value)}
          />
        </label>
        <p class="quiet" role="status">
          <bdi>{found()}</bdi>
        </p>
        <TableSettings state={state} />
      </div>
      <Show
        when={entries().length > 0}
        fallback={
          <p class="quiet centred">{props.catalogue.words() ? "Nothing here matches." : "It lists nothing."}</p>
        }
      >
        <Table state={state} rows={rows()} label="Entries" nameOf={({ title }) => title} inPage />
        <Show when={props.page.next !== null}>
          <button
            type="button"
            class="button fit"
            disabled={props.catalogue.asking() !== null}
            onClick={() => props.catalogue.more()}
          >
            {props.catalogue.asking() === "more" ? "Asking …" : "More"}
          </button>
        </Show>
      </Show>
    </section>
  )
}
