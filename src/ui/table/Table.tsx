/**
 * The one table: rows of anything, in columns that are declared as data (column.ts). Those that do not fit leave by
 * their priority; the name keeps 16 rem; where there is no room for that each row is a card. Only rows in sight are in
 * the document.
 */
import { type Component, createEffect, createMemo, For, type JSX, Show } from "solid-js"
import { numberText } from "../../contract/figures.ts"
import { pageOf } from "../parts/Page.tsx"
import { VirtualRows } from "../parts/VirtualRows.tsx"
import { atPoint, type MenuGroup, type OpenMenu } from "../state/menu.ts"
import { useModel } from "../state/model.ts"
import { DEFAULT_DENSITY } from "../state/preferences.ts"
import { CARDS_BELOW, type Column, layoutOf } from "./column.ts"
import { createRoom } from "./createRoom.ts"
import type { TableState } from "./createTableState.ts"
import { longPress } from "./longPress.ts"
import { TableHead } from "./TableHead.tsx"
import { tableWords } from "./words.ts"

/** Rem: of the check boxes. */
const CHECKS = 2.5
/** Rem: of a row before it was measured. */
const HEIGHTS = { comfortable: 3, normal: 2.25, compact: 1.75 } as const

interface Identified {
  readonly id: string
}

/** What is selected of the rows; the list of transfers has one. */
export interface TableSelection {
  readonly has: (id: string) => boolean
  readonly only: (id: string) => void
  readonly toggle: (id: string) => void
  /** As `toggle`, and opens nothing. */
  readonly check: (id: string) => void
  readonly through: (id: string) => void
  readonly all: () => void
  readonly none: () => void
  readonly size: () => number
  /** The row that Tab leads to, or none. */
  readonly currentId: () => string | null
}

export interface TableProps<Row extends Identified> {
  readonly state: TableState<Row>
  /** In their order. */
  readonly rows: readonly Row[]
  readonly label: string
  /** Of a row, in words. */
  readonly nameOf: (row: Row) => string
  /** Not all rows are here yet. */
  readonly busy?: boolean
  readonly selection?: TableSelection
  /** What right click, long press and Shift-F10 open. */
  readonly menu?: (row: Row) => readonly MenuGroup[]
  /** Rem, where what stands in its rows needs more than a line. */
  readonly height?: number
  readonly rowClass?: (row: Row) => string
  readonly tone?: (row: Row) => string | undefined
  /** It stands in a page, which scrolls as a whole; else it fills what is left, and scrolls in its own box. */
  readonly inPage?: boolean
  readonly empty?: JSX.Element
}

const textOf = (value: number | string | null): string =>
  value === null || value === "" ? "–" : typeof value === "number" ? numberText(value) : value

export const Table = <Row extends Identified>(props: TableProps<Row>): JSX.Element => {
  const { preferences } = useModel()
  let box!: HTMLDivElement
  let table!: HTMLTableElement
  const room = createRoom(() => box)
  const density = () => preferences.all().density ?? DEFAULT_DENSITY
  const lead = () => (props.selection ? CHECKS : 0)
  const layout = createMemo(() => layoutOf(props.state.columns, props.state.choice(), room() ?? CARDS_BELOW, lead()))
  const columns = createMemo(() => layout().columns.map(([column]) => column), undefined, {
    equals: (a, b) => a.length === b.length && a.every((column, at) => column === b[at]),
  })
  const sum = () => layout().columns.reduce((all, [, width]) => all + width, lead())
  const ids = createMemo(() => props.rows.map(({ id }) => id))
  const positions = createMemo(() => new Map(ids().map((id, at) => [id, at])))
  const kept = () => positions().get(props.selection?.currentId() ?? "") ?? -1
  const first = () => (kept() >= 0 ? props.selection!.currentId() : (ids()[0] ?? null))
  return (
    <div
      ref={box}
      class="table"
      classList={{ list: !props.inPage }}
      id={props.inPage ? undefined : "list"}
      data-density={density()}
      data-cards={layout().cards}
      tabindex={props.inPage || props.selection ? undefined : 0}
      onClick={(event) => event.target === event.currentTarget && props.selection?.none()}
    >
      <Show when={room() !== null}>
        <table
          ref={table}
          role={props.selection ? "grid" : undefined}
          aria-label={props.label}
          aria-multiselectable={props.selection ? true : undefined}
          aria-busy={props.busy === true}
          aria-rowcount={props.busy ? -1 : ids().length + 1}
          style={{ "min-width": layout().cards ? "0" : `${sum()}rem` }}
        >
          <Show when={!layout().cards}>
            <colgroup>
              <Show when={props.selection}>
                <col style={{ width: `${lead()}rem` }} />
              </Show>
              <For each={columns()}>
                {(column, at) => (
                  <col style={{ width: at() === 0 ? "auto" : `${layout().columns[at()]?.[1] ?? column.width}rem` }} />
                )}
              </For>
            </colgroup>
          </Show>
          <TableHead
            state={props.state}
            columns={columns()}
            table={() => table}
            lead={
              <Show when={props.selection}>
                {(selection) => <HeadCheck selection={selection()} all={ids().length} />}
              </Show>
            }
          />
          <VirtualRows
            ids={ids()}
            scroller={() => (props.inPage ? pageOf(box) : box)}
            height={(props.height ?? HEIGHTS[density()]) * 16 + 1}
            kept={kept()}
          >
            {(id, ref) => {
              // A row that leaves is told so a moment after the list is another.
              const row = createMemo<Row | undefined>((before) => props.rows[positions().get(id) ?? -1] ?? before)
              return (
                <Show when={row()}>
                  {(now) => (
                    <TableRow table={props} columns={columns()} row={now()} ref={ref} tabbable={first() === id} />
                  )}
                </Show>
              )
            }}
          </VirtualRows>
        </table>
        <Show when={ids().length === 0}>{props.empty}</Show>
      </Show>
    </div>
  )
}

const HeadCheck: Component<{ readonly selection: TableSelection; readonly all: number }> = (props) => {
  const some = () => props.selection.size() > 0
  const every = () => some() && props.selection.size() >= props.all
  return (
    <th scope="col" class="cell-check">
      <label>
        <input
          type="checkbox"
          aria-label={tableWords.selectAll}
          checked={every()}
          ref={(field) => createEffect(() => (field.indeterminate = some() && !every()))}
          onChange={() => (every() ? props.selection.none() : props.selection.all())}
        />
      </label>
    </th>
  )
}

interface TableRowProps {
  readonly table: TableProps<any>
  readonly columns: readonly Column<any>[]
  readonly row: Identified
  readonly ref: (row: HTMLTableRowElement) => void
  readonly tabbable: boolean
}

const TableRow: Component<TableRowProps> = (props) => {
  const { menu } = useModel()
  const { selection } = props.table
  const showMenu = (at: OpenMenu["at"]): void => {
    const groups = props.table.menu?.(props.row) ?? []
    if (groups.length > 0) menu.show({ title: props.table.nameOf(props.row), groups, at })
  }
  const press = longPress((x, y) => showMenu(atPoint(x, y)))
  const choose = (event: MouseEvent): void => {
    if (!selection || press.ended()) return
    if (event.shiftKey) selection.through(props.row.id)
    else if (event.ctrlKey || event.metaKey) selection.toggle(props.row.id)
    else selection.only(props.row.id)
  }
  const onKey = (event: KeyboardEvent & { readonly currentTarget: HTMLElement }): void => {
    if (event.key !== "ContextMenu" && !(event.shiftKey && event.key === "F10")) return
    event.preventDefault()
    const { left, bottom } = event.currentTarget.getBoundingClientRect()
    showMenu(atPoint(left + 24, bottom))
  }
  return (
    <tr
      ref={props.ref}
      id={`row-${props.row.id}`}
      class={`item ${props.table.rowClass?.(props.row) ?? ""}`}
      data-tone={props.table.tone?.(props.row)}
      aria-selected={selection?.has(props.row.id)}
      tabindex={selection || props.table.menu ? (props.tabbable ? 0 : -1) : undefined}
      onClick={choose}
      onKeyDown={onKey}
      onContextMenu={(event) => {
        // Over words that are marked, or a field, the browser's own menu is wanted.
        if (!props.table.menu || event.shiftKey || (event.target as Element).closest("input, a")) return
        event.preventDefault()
        if (!press.ended()) showMenu(atPoint(event.clientX, event.clientY))
      }}
      onPointerDown={press.onPointerDown}
      onPointerMove={press.onPointerMove}
      onPointerUp={press.onPointerUp}
      onPointerCancel={press.onPointerCancel}
    >
      <Show when={selection}>
        {(selected) => (
          <td class="cell-check" onClick={(event) => event.stopPropagation()}>
            <label>
              <input
                type="checkbox"
                tabindex="-1"
                aria-label={tableWords.select(props.table.nameOf(props.row))}
                checked={selected().has(props.row.id)}
                onChange={() => selected().check(props.row.id)}
              />
            </label>
          </td>
        )}
      </Show>
      <For each={props.columns}>
        {(column, at) => (
          <td
            class={`cell-${column.id}`}
            classList={{ number: column.align === "end", "cell-name": at() === 0 }}
            data-label={column.card === "labelled" ? tableWords.onCard(column.head()) : undefined}
          >
            {column.cell ? column.cell(() => props.row) : textOf(column.value(props.row))}
          </td>
        )}
      </For>
    </tr>
  )
}
