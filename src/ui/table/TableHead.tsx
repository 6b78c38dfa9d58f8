/**
 * The heads of a table's columns: to sort by (with Shift by one more), to drag to another place, with an edge to drag
 * and a menu that does the same by keys.
 */
import { type Component, For, type JSX, Show } from "solid-js"
import { atPoint } from "../state/menu.ts"
import { useModel } from "../state/model.ts"
import type { Column } from "./column.ts"
import type { TableState } from "./createTableState.ts"
import { headMenu } from "./headMenu.ts"
import { longPress } from "./longPress.ts"
import { tableWords } from "./words.ts"

/** No text: what is dropped anywhere else is not taken for something to add. */
const DRAGGED = "application/x-bulbil-column"
const PADDING = 1.75

interface TableHeadProps {
  readonly state: TableState<any>
  readonly columns: readonly Column<any>[]
  readonly table: () => HTMLTableElement
  /** Before the first. */
  readonly lead?: JSX.Element
}

const rem = (): number => parseFloat(getComputedStyle(document.documentElement).fontSize)

export const TableHead: Component<TableHeadProps> = (props) => {
  const { menu } = useModel()
  const widthOfContents = (at: number): number => {
    const range = document.createRange()
    let most = 0
    for (const row of props.table().rows) {
      const cell = row.cells[at]
      if (!cell || row.classList.contains("spacer")) continue
      range.selectNodeContents(cell)
      most = Math.max(most, range.getBoundingClientRect().width)
    }
    return most / rem() + PADDING
  }
  const fit = (column: Column<any>): void => {
    const at = props.columns.indexOf(column) + (props.lead ? 1 : 0)
    props.state.resize(column, widthOfContents(at))
  }
  const showMenu = (column: Column<any>, x: number, y: number): void =>
    menu.show({
      title: tableWords.column(column.head()),
      groups: headMenu(props.state, column, () => fit(column)),
      at: atPoint(x, y),
    })
  /** The head around an edge is not dragged with it. */
  let resizing = false
  const drag = (column: Column<any>, down: PointerEvent & { readonly currentTarget: HTMLElement }): void => {
    const edge = down.currentTarget
    const width = edge.parentElement!.getBoundingClientRect().width
    edge.setPointerCapture(down.pointerId)
    let drawn: number | undefined
    const move = (event: PointerEvent): void => {
      drawn = (width + event.clientX - down.clientX) / rem()
      props.state.draw(column, drawn)
    }
    edge.addEventListener("pointermove", move)
    const end = (): void => {
      resizing = false
      edge.removeEventListener("pointermove", move)
      if (drawn !== undefined) props.state.resize(column, drawn)
    }
    resizing = true
    edge.addEventListener("lostpointercapture", end, { once: true })
    down.preventDefault()
  }
  return (
    <thead>
      <tr aria-rowindex="1">
        {props.lead}
        <For each={props.columns}>
          {(column) => {
            const key = () => props.state.keys().find(({ id }) => id === column.id)
            const press = longPress((x, y) => showMenu(column, x, y))
            const place = () => props.state.keys().findIndex(({ id }) => id === column.id) + 1
            return (
              <th
                scope="col"
                classList={{ number: column.align === "end" }}
                aria-sort={column.unsorted ? undefined : key() ? (key()!.down ? "descending" : "ascending") : "none"}
                draggable={column !== props.state.columns[0]}
                onDragStart={(event) =>
                  resizing ? event.preventDefault() : event.dataTransfer?.setData(DRAGGED, column.id)
                }
                onDragOver={(event) => event.dataTransfer?.types.includes(DRAGGED) && event.preventDefault()}
                onDrop={(event) => {
                  const moved = props.columns.find(({ id }) => id === event.dataTransfer?.getData(DRAGGED))
                  if (!moved) return
                  event.preventDefault()
                  props.state.move(moved, column)
                }}
                onContextMenu={(event) => {
                  event.preventDefault()
                  showMenu(column, event.clientX, event.clientY)
                }}
                onPointerDown={press.onPointerDown}
                onPointerMove={press.onPointerMove}
                onPointerUp={press.onPointerUp}
                onPointerCancel={press.onPointerCancel}
              >
                <Show when={!column.unsorted} fallback={<span class="hidden">{column.head()}</span>}>
                  <button
                    type="button"
                    title={column.hint?.()}
                    onClick={(event) => !press.ended() && props.state.sortBy(column, event.shiftKey)}
                    onKeyDown={(event) => {
                      if (event.key !== "ContextMenu" && !(event.shiftKey && event.key === "F10")) return
                      event.preventDefault()
                      const box = event.currentTarget.getBoundingClientRect()
                      showMenu(column, box.left, box.bottom)
                    }}
                  >
                    {column.head()}
                    <span class="sort-mark" aria-hidden="true">
                      {key() ? (key()!.down ? "▾" : "▴") : ""}
                      {key() && props.state.keys().length > 1 ? place() : ""}
                    </span>
                  </button>
                </Show>
                <span
                  class="edge"
                  aria-hidden="true"
                  onPointerDown={(event) => drag(column, event)}
                  onDblClick={() => fit(column)}
                />
              </th>
            )
          }}
        </For>
      </tr>
    </thead>
  )
}
