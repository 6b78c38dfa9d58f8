/** Above all pages, where nothing is in the way: one question, once. Put aside, it does not come again. */
import { type Component, Show } from "solid-js"
import { Icon } from "../parts/Icon.tsx"
import { useModel } from "../state/model.ts"
import { relayPlace } from "./place.ts"

export const ConsentNotice: Component = () => {
  const { connection, pages, putAside, relay, state } = useModel()
  const quiet = () =>
    !state.known || connection.isLost() || state.live.carrier.state !== "ready" || pages.entry().id === relayPlace.page
  return (
    <Show when={!quiet() && relay().mode === "unasked" && !putAside.has("relay")}>
      <section class="notice" data-tone="move">
        <Icon name="relay" />
        <p>
          <strong>This node could help Tor</strong> as a relay, and so earn what it downloads. You decide.
        </p>
        <div class="notice-ways">
          <button type="button" class="button" onClick={() => pages.go(relayPlace)}>
            What that means
          </button>
          <button type="button" class="button" onClick={() => putAside.add("relay")}>
            Not now
          </button>
        </div>
      </section>
    </Show>
  )
}
