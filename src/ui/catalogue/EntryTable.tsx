/** The entries of a catalogue, with a search over all of them, and more of them on demand. */
import { type Component, createMemo, onCleanup, Show } from "solid-js"
import type { CataloguePage } from "../../contract/catalogue.ts"
import { Icon } from "../parts/Icon.tsx"
import { createTable } from "../table/createTable.ts"
import { Table } from "../table/Table.tsx"
import { TableSettings } from "../table/TableSettings.tsx"
import type { Catalogue } from "./createCatalogue.ts"
import { entryColumns, type EntryLine } from "./entryColumns.tsx"
import { catalogueWords as words } from "./words.ts"

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
    if (props.catalogue.asking() === "anew") return words.asking
    return words.found(entries().length, props.page.next === null, props.catalogue.words())
  }
  return (
    <section class="part" aria-label={words.entries}>
      <div class="search-line">
        <label class="search">
          <Icon name="search" />
          <span class="hidden">{words.search}</span>
          <input
            id="search"
            type="search"
            placeholder={words.search}
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
        fallback={<p class="quiet centred">{props.catalogue.words() ? words.noMatch : words.empty}</p>}
      >
        <Table state={state} rows={rows()} label={words.entries} nameOf={({ title }) => title} inPage />
        <Show when={props.page.next !== null}>
          <button
            type="button"
            class="button fit"
            disabled={props.catalogue.asking() !== null}
            onClick={() => props.catalogue.more()}
          >
            {props.catalogue.asking() === "more" ? words.asking : words.more}
          </button>
        </Show>
      </Show>
    </section>
  )
}
