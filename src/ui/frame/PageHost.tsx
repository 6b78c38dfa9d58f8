/** Shows the page one is on. */
import { type Component, Show } from "solid-js"
import { useModel } from "../state/model.ts"

export const PageHost: Component = () => {
  const { pages, state } = useModel()
  return (
    <div class="stage">
      <Show when={state.known} fallback={<p class="quiet centred">Reading the node’s state …</p>}>
        <Show when={pages.place()} keyed>
          {(place) => {
            const Shown = pages.entry().component
            return <Shown given={place.given ?? ""} />
          }}
        </Show>
      </Show>
    </div>
  )
}
