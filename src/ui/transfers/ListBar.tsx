/** Above the list: how much is shown, what it is narrowed to, each to be taken off, and how the table is made. */
import { type Component, createMemo, For, Show } from "solid-js"
import { ActionBar } from "./details/ActionBar.tsx"
import { Changes } from "../moment/Changes.tsx"
import { Icon } from "../parts/Icon.tsx"
import { groupIds } from "../state/listChoice.ts"
import { useModel } from "../state/model.ts"
import { stateWords } from "../state/words.ts"
import { chipText } from "./filters/filterText.ts"
import { TableSettings } from "../table/TableSettings.tsx"
import { transfersWords as words } from "./words.ts"

export const ListBar: Component = () => {
  const { items, list, listings, selection, transfers } = useModel()
  const shownText = createMemo((): string => {
    const shown = list.shown()
    const octets = shown.reduce((sum, { bytes }) => sum + bytes, 0)
    return words.shown(shown.length, items().length, octets)
  })
  /** What is selected by check boxes, while no details are open that offer the same. */
  const checked = () => (selection.current() === null ? selection.selected()[0] : undefined)
  const chips = (): readonly (readonly [text: string, off: () => void])[] => {
    const status = list.filter()
    return [
      ...(status === "all" ? [] : [[stateWords.filters[status], () => list.setFilter("all")] as const]),
      ...groupIds.flatMap((group) => {
        const name = list.chosen(group)
        return name === undefined
          ? []
          : [[chipText(group, name, listings.listed()), () => list.choose(group, undefined)] as const]
      }),
    ]
  }
  return (
    <div class="list-bar">
      <Show when={!checked()}>
        <p class="quiet list-sum">{shownText()}</p>
      </Show>
      <Show when={chips().length > 0}>
        <ul class="chips" aria-label={words.only}>
          <For each={chips()}>
            {([text, off]) => (
              <li>
                <button type="button" class="chip" aria-label={words.noLonger(text)} onClick={off}>
                  <bdi>{text}</bdi>
                  <Icon name="close" />
                </button>
              </li>
            )}
          </For>
        </ul>
      </Show>
      <Show when={checked()}>
        {(item) => (
          <>
            <Changes>
              <ActionBar item={item()} />
            </Changes>
            <button type="button" class="button bare small" aria-label={words.noneSelected} onClick={selection.none}>
              <Icon name="close" />
            </button>
          </>
        )}
      </Show>
      <TableSettings state={transfers} />
    </div>
  )
}
