/** Where else a tracker is mirrored, as the mirrors themselves say; asked for again when their number changes. */
import { type Component, createEffect, createResource, For, on, Show } from "solid-js"
import { countText } from "../../contract/figures.ts"
import type { MirrorPlace } from "../../contract/catalogue.ts"
import { CopyField } from "../parts/CopyField.tsx"
import { askMirrorsOf } from "../state/ask.ts"
import { useModel } from "../state/model.ts"
import { timeText } from "../../contract/words/time.ts"

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
    return !latest ? "Asking …" : latest.ok ? props.none : latest.message
  }
  return (
    <Show when={places().length > 0} fallback={<p class="quiet">{quiet()}</p>}>
      <table class="cards">
        <thead>
          <tr>
            <th scope="col">Address</th>
            <th scope="col" class="number">
              Says it has
            </th>
            <th scope="col">Its word is good until</th>
          </tr>
        </thead>
        <tbody>
          <For each={places()}>
            {(place) => (
              <tr>
                <td class="card-link">
                  <CopyField small text={place.address} label={`Address of a mirror, ${place.address.slice(0, 10)}`} />
                </td>
                <td class="number" data-label="has">
                  {countText(place.entries, "entry", "entries")}
                </td>
                <td data-label="until">
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
