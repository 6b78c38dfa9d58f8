/** Downloads that have no credit to go on: what each misses, and when it goes on by itself. */
import { type Component, createMemo, For, Show } from "solid-js"
import type { CreditWait } from "../../contract/relay.ts"
import { waitText } from "../../contract/words/relay.ts"
import { titleOf } from "../state/actions.ts"
import type { Item } from "../state/items.ts"
import { useModel } from "../state/model.ts"
import { relayPageWords } from "./words.ts"

export const WaitingDownloads: Component = () => {
  const { items, reveal, state } = useModel()
  const waiting = createMemo(() =>
    items().flatMap((item): { readonly item: Item; readonly wait: CreditWait }[] => {
      const wait = item.torrent && state.live.credit.waiting[item.torrent.id]
      return wait && item.standing === "waiting-for-credit" ? [{ item, wait }] : []
    }),
  )
  return (
    <Show when={waiting().length > 0}>
      <section class="part">
        <h3>{relayPageWords.waiting}</h3>
        <ul class="waits">
          <For each={waiting()}>
            {({ item, wait }) => (
              <li>
                <button type="button" class="link-like" onClick={() => reveal(item.id)}>
                  <bdi>{titleOf(item)}</bdi>
                </button>
                <p class="quiet">{waitText(wait)}</p>
              </li>
            )}
          </For>
        </ul>
      </section>
    </Show>
  )
}
