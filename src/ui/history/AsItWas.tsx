/** One actor right after an event: on the left how it was, on the right what the event changed. */
import { type Component, For, Match, Show, Switch } from "solid-js"
import type { StateAt } from "../../contract/timeTravel.ts"
import type { TorrentRow } from "../../contract/rows.ts"
import { clockText } from "../../contract/words/time.ts"
import { Figure } from "../parts/Figure.tsx"
import { useModel } from "../state/model.ts"
import { momentWords } from "../moment/words.ts"
import { createItemsOf } from "../state/items.ts"
import { Overview } from "../transfers/details/Overview.tsx"
import { Change } from "./Change.tsx"
import type { Travel } from "./createTravel.ts"
import { fieldsOf } from "./fields.ts"
import { pastWords } from "./words.ts"

export const AsItWas: Component<{ readonly travel: Travel }> = (props) => {
  const { moment } = useModel()
  return (
    <Show when={props.travel.isPast()}>
      <Show when={props.travel.problem()}>
        {(words) => (
          <p class="callout" data-tone="bad">
            {words()}
          </p>
        )}
      </Show>
      <Show when={props.travel.shown()} fallback={<p class="quiet">{pastWords.lookingUp}</p>}>
        {(then) => (
          <div class="as-it-was">
            <section class="then" aria-label={pastWords.asItWas} data-version={then().entry.version}>
              <p class="then-banner">
                <strong class="then-when">{pastWords.youLookAt(clockText(then().entry.at))}</strong>{" "}
                <Show when={props.travel.isGone()}>
                  <button type="button" class="link-like" onClick={() => props.travel.backToNow()}>
                    {moment.isPast() ? momentWords.ago : pastWords.backToNow}
                  </button>
                </Show>
              </p>
              <Then table={props.travel.of()[0]} state={then()} />
            </section>
            <Change state={then()} />
          </div>
        )}
      </Show>
    </Show>
  )
}

/** What came and went without events is not known: what moved, who was connected. */
const Then: Component<{ readonly table: string; readonly state: StateAt }> = (props) => {
  const item = () => {
    if (props.table !== "torrents") return undefined
    const row = props.state.row as TorrentRow
    return createItemsOf()({
      torrents: new Map([[row.id, row]]),
      shares: new Map(),
      figures: new Map(),
      hashing: {},
      troubles: {},
      waiting: {},
      ready: true,
      guesses: {},
    })[0]
  }
  return (
    <Switch
      fallback={
        <dl class="facts">
          <For each={fieldsOf(props.state.row)}>
            {({ label, text }) => (
              <Figure name={label}>
                <bdi>{text}</bdi>
              </Figure>
            )}
          </For>
        </dl>
      }
    >
      <Match when={item()}>{(was) => <Overview item={was()} past />}</Match>
    </Switch>
  )
}
