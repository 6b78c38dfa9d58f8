/** The web of trust as a table: nearest first, until one sorts it; the budgets that it takes up stand above it. */
import { type Component, createMemo, createSignal, For, Show } from "solid-js"
import { Icon } from "../parts/Icon.tsx"
import { useModel } from "../state/model.ts"
import { createTable } from "../table/createTable.ts"
import { Table } from "../table/Table.tsx"
import { TableSettings } from "../table/TableSettings.tsx"
import { Beyond } from "./Beyond.tsx"
import type { createTrust } from "./createTrust.ts"
import { Gauge } from "./Gauge.tsx"
import { nodeMenu } from "./nodeActions.ts"
import { trustColumns } from "./trustColumns.tsx"
import { nodeName, nodesWith } from "./webNodes.ts"
import { trustWords as words } from "./words.ts"

export const TrustTable: Component<ReturnType<typeof createTrust>> = (props) => {
  const model = useModel()
  const [sought, setSought] = createSignal("")
  const found = createMemo(() => nodesWith(props.nodes(), sought()))
  const columns = trustColumns(() => props.page()?.limits.entries ?? 0)
  const table = createTable({ id: "trust", columns, sort: [] }, found)
  return (
    <>
      <Show when={props.page()}>
        {(page) => (
          <section class="gauges" aria-label={words.room}>
            <Gauge
              name={words.nodesRoom}
              taken={page().far.length}
              most={page().limits.nodes}
              text={words.nodesOf(page().far.length, page().limits.nodes)}
            />
            <Gauge
              name={words.wordsRoom}
              taken={page().octets}
              most={page().most}
              text={words.wordsOf(page().octets, page().most)}
            />
          </section>
        )}
      </Show>
      <For each={props.page()?.beyond ?? []}>{(more) => <Beyond beyond={more} />}</For>
      <Show when={model.trusted().some(({ degrees }) => degrees > 1) && props.page()?.far.length === 0}>
        <p class="quiet">{words.noFar}</p>
      </Show>
      <div class="part">
        <div class="search-line">
          <label class="search">
            <Icon name="search" />
            <span class="hidden">{words.find}</span>
            <input
              id="search"
              type="search"
              placeholder={words.find}
              maxlength={256}
              onInput={(event) => setSought(event.currentTarget.value)}
            />
          </label>
          <p class="quiet" role="status">
            {words.found(found().length, props.nodes().length)}
          </p>
          <TableSettings state={table.state} />
        </div>
        <Table
          state={table.state}
          rows={table.rows()}
          label={words.title}
          nameOf={nodeName}
          menu={(line) => nodeMenu(model, line)}
          inPage
        />
      </div>
    </>
  )
}
