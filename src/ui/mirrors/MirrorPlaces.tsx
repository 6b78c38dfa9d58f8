/** Where else a tracker is mirrored, as the mirrors themselves say; asked for again when their number changes. */
import { type Component, createEffect, createResource, For, on, Show } from "solid-js"
import type { MirrorPlace } from "../../contract/catalogue.ts"
import { CopyField } from "../parts/CopyField.tsx"
import { askMirrorsOf } from "../state/ask.ts"
import { useModel } from "../state/model.ts"
import { timeText } from "../../contract/words/time.ts"
import { addMirrorWords } from "./addWords.ts"
import { mirrorsWords as words } from "./words.ts"

export const MirrorPlaces: Component<{ readonly id: string; readonly none: string }> = (props) => {
  const { state } = useModel()
  const [answer, { refetch }] = createResource(() => props.id, askMirrorsOf)
  createEffect(
    on(
      () => state.live.trackers[props.id]?.mirrors,
      () => void (answer.loading || refetch()),
      { defer: true },
    ),
  )
  const places = (): readonly MirrorPlace[] => {
    const { latest } = answer
    return latest?.ok ? latest.value.mirrors : []
  }
  const quiet = (): string => {
    const { latest } = answer
    return !latest ? words.asking : latest.ok ? props.none : latest.message
  }
  return (
    <Show when={places().length > 0} fallback={<p class="quiet">{quiet()}</p>}>
      <table class="cards">
        <thead>
          <tr>
            <th scope="col">{addMirrorWords.address}</th>
            <th scope="col" class="number">
              {words.has}
            </th>
            <th scope="col">{words.until}</th>
          </tr>
        </thead>
        <tbody>
          <For each={places()}>
            {(place) => (
              <tr>
                <td class="card-link">
                  <CopyField small text={place.address} label={words.placeOf(place.address.slice(0, 10))} />
                </td>
                <td class="number" data-label={words.hasShort}>
                  {words.entries(place.entries)}
                </td>
                <td data-label={words.untilShort}>
                  <time>{timeText(place.until)}</time>
                </td>
              </tr>
            )}
          </For>
        </tbody>
      </table>
    </Show>
  )
}
