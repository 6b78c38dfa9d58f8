/** The entries of a catalogue, with a search over all of them, and more of them on demand. */
import { type Component, createMemo, onCleanup, Show } from "solid-js"
import { countText } from "../../contract/figures.ts"
import type { CatalogueEntry, CataloguePage } from "../../contract/catalogue.ts"
import { Icon } from "../parts/Icon.tsx"
import { pageOf } from "../parts/Page.tsx"
import { VirtualRows } from "../parts/VirtualRows.tsx"
import type { Catalogue } from "./createCatalogue.ts"
import { EntryRow } from "./EntryRow.tsx"

/** Asked when one has stopped typing. */
const PAUSE_MS = 400
const HEIGHT = 49

export const EntryTable: Component<{ readonly catalogue: Catalogue; readonly page: CataloguePage }> = (props) => {
  let timer: ReturnType<typeof setTimeout> | undefined
  onCleanup(() => clearTimeout(timer))
  const type = (text: string): void => {
    clearTimeout(timer)
    timer = setTimeout(() => props.catalogue.search(text.trim()), PAUSE_MS)
  }
  const entries = () => props.catalogue.entries()
  const byId = createMemo(() => new Map(entries().map((entry) => [String(entry.seq), entry])))
  let table!: HTMLTableElement
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
      </div>
      <Show
        when={entries().length > 0}
        fallback={
          <p class="quiet centred">{props.catalogue.words() ? "Nothing here matches." : "It lists nothing."}</p>
        }
      >
        <table ref={table} class="cards" aria-rowcount={entries().length + 1}>
          <thead>
            <tr>
              <th scope="col">Title</th>
              <th scope="col" class="number">
                Size
              </th>
              <th scope="col" class="number">
                Files
              </th>
              <th scope="col">Added</th>
              <th scope="col">
                <span class="hidden">Actions</span>
              </th>
            </tr>
          </thead>
          <VirtualRows ids={[...byId().keys()]} scroller={() => pageOf(table)} height={HEIGHT}>
            {(id, ref) => {
              const entry = createMemo<CatalogueEntry | undefined>((before) => byId().get(id) ?? before)
              return (
                <Show when={entry()} keyed>
                  {(now) => <EntryRow ref={ref} entry={now} />}
                </Show>
              )
            }}
          </VirtualRows>
        </table>
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
