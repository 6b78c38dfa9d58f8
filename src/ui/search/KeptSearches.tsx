/** Searches that are kept with the preferences, each run by a click; and the way to keep the one that is there. */
import { type Component, For, Show } from "solid-js"
import { Icon } from "../parts/Icon.tsx"
import type { KeptSearch } from "../state/preferences.ts"
import { fits, newId, put, without } from "../state/kept.ts"
import { useModel } from "../state/model.ts"
import type { Filters, Search } from "./createSearch.ts"
import { keptWords as words } from "./keptWords.ts"

const same = (a: Pick<KeptSearch, "text" | "filters">, b: Pick<KeptSearch, "text" | "filters">): boolean => {
  const names = Object.keys(a.filters)
  return (
    a.text === b.text &&
    names.length === Object.keys(b.filters).length &&
    names.every((name) => a.filters[name] === b.filters[name])
  )
}

export const KeptSearches: Component<{ readonly search: Search }> = (props) => {
  const { preferences, toasts } = useModel()
  const all = () => preferences.all().searches ?? []
  const now = () => ({ text: props.search.text().trim(), filters: props.search.filters() as KeptSearch["filters"] })
  const isKept = () => all().some((one) => same(one, now()))
  const amend = async (change: (list: readonly KeptSearch[]) => readonly KeptSearch[]): Promise<void> => {
    if (!(await preferences.amend("searches", change))) toasts.say("refused", words.unsent)
  }
  const keep = (): void => {
    const one = { id: newId(), ...now() }
    if (fits({ ...preferences.all(), searches: [...all(), one] })) void amend((list) => put(list, one))
    else toasts.say("refused", words.full)
  }
  return (
    <Show when={all().length > 0 || now().text !== ""}>
      <div class="kept-searches">
        <Show when={all().length > 0}>
          <ul class="chips" aria-label={words.label}>
            <For each={all()}>
              {(one) => (
                <li class="chip">
                  <button
                    type="button"
                    class="link-button"
                    aria-pressed={same(one, now())}
                    onClick={() => props.search.run(one.text, one.filters as Filters)}
                  >
                    <bdi>{one.text}</bdi>
                    <Show when={Object.keys(one.filters).length > 0}> {words.narrowed}</Show>
                  </button>
                  <button
                    type="button"
                    class="button bare small"
                    aria-label={words.forget(one.text)}
                    onClick={() => void amend((list) => without(list, one.id))}
                  >
                    <Icon name="close" />
                  </button>
                </li>
              )}
            </For>
          </ul>
        </Show>
        <Show when={now().text !== "" && !isKept()}>
          <button type="button" class="button fit" title={words.hint} onClick={keep}>
            <Icon name="add" />
            {words.keep}
          </button>
        </Show>
        <Show when={isKept()}>
          <p class="quiet">{words.hint}</p>
        </Show>
      </div>
    </Show>
  )
}
