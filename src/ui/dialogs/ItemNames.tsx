/** The names of what an action is about, so that nothing is confirmed blindly. */
import { type Component, For, Show } from "solid-js"
import { bytesText } from "../../contract/figures.ts"
import type { Item } from "../state/items.ts"
import { transfersWords } from "../transfers/words.ts"
import { dialogWords as words } from "./words.ts"

const SHOWN = 8

export const ItemNames: Component<{ readonly items: readonly Pick<Item, "title" | "bytes">[] }> = (props) => (
  <ul class="item-names">
    <For each={props.items.slice(0, SHOWN)}>
      {(item) => (
        <li>
          <bdi>{item.title || transfersWords.unnamed}</bdi>{" "}
          <span class="quiet">{item.bytes > 0 ? bytesText(item.bytes) : ""}</span>
        </li>
      )}
    </For>
    <Show when={props.items.length > SHOWN}>
      <li class="quiet">{words.more(props.items.length - SHOWN)}</li>
    </Show>
  </ul>
)
