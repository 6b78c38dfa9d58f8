/** How a table is made: which columns it has, how high its rows are, what it is sorted by where there are no heads. */
import { type Component, For } from "solid-js"
import { Icon } from "../parts/Icon.tsx"
import { Popover } from "../parts/Popover.tsx"
import { useModel } from "../state/model.ts"
import { DEFAULT_DENSITY, type Density } from "../state/preferences.ts"
import type { TableState } from "./createTableState.ts"
import { tableWords } from "./words.ts"

const densities: readonly Density[] = ["comfortable", "normal", "compact"]

export const TableSettings: Component<{ readonly state: TableState<any> }> = (props) => {
  const { preferences } = useModel()
  const key = () => props.state.keys()[0]
  return (
    <Popover
      class="button bare small table-settings"
      label={tableWords.settings}
      title={tableWords.settings}
      face={<Icon name="columns" />}
    >
      {() => (
        <>
          <label class="field">
            <span>{tableWords.sortedBy}</span>
            <span class="sort-line">
              <select
                onChange={(event) => props.state.sort({ id: event.currentTarget.value, down: key()?.down ?? false })}
              >
                <For each={props.state.ordered().filter((column) => !column.unsorted)}>
                  {(column) => (
                    <option value={column.id} selected={key()?.id === column.id}>
                      {column.head()}
                    </option>
                  )}
                </For>
              </select>
              <button
                type="button"
                class="button bare"
                aria-label={key()?.down ? tableWords.downwards : tableWords.upwards}
                onClick={() => key() && props.state.sort({ id: key()!.id, down: !key()!.down })}
              >
                <Icon name={key()?.down ? "down" : "up"} />
              </button>
            </span>
          </label>
          <fieldset class="choices">
            <legend>{tableWords.rows}</legend>
            <For each={densities}>
              {(id) => (
                <label class="check">
                  <input
                    type="radio"
                    name="density"
                    checked={(preferences.all().density ?? DEFAULT_DENSITY) === id}
                    onChange={() => preferences.set({ density: id })}
                  />
                  <span>{tableWords.densities[id]}</span>
                </label>
              )}
            </For>
          </fieldset>
          <fieldset class="choices columns-choice">
            <legend>{tableWords.columns}</legend>
            <For each={props.state.ordered().filter(({ fixed }) => !fixed)}>
              {(column) => (
                <label class="check">
                  <input
                    type="checkbox"
                    checked={props.state.isShown(column)}
                    onChange={(event) => props.state.show(column, event.currentTarget.checked)}
                  />
                  <span>{column.head()}</span>
                </label>
              )}
            </For>
          </fieldset>
          <p class="quiet">{tableWords.narrow}</p>
          <button type="button" class="button fit" onClick={props.state.reset}>
            {tableWords.asAtFirst}
          </button>
        </>
      )}
    </Popover>
  )
}
