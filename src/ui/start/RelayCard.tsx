/** The question of the relay in three lines; a yes is said on its own page, where all of it stands. */
import { type Component, For, Show } from "solid-js"
import { relayStanding, relayText } from "../../contract/words/relay.ts"
import { PageLink } from "../parts/PageLink.tsx"
import { relayLook } from "../parts/relayLook.ts"
import { Status } from "../parts/Status.tsx"
import { elsewherePlace, relayPlace } from "../relay/place.ts"
import { useModel } from "../state/model.ts"
import { startWords } from "./words.ts"

const words = startWords.relay

export const RelayCard: Component = () => {
  const { pages, putAside, relay, relayActions, state } = useModel()
  const standing = () => relayStanding(relay(), state.live.relay)
  return (
    <>
      <h3>{words.title}</h3>
      <p class="quiet">{words.about}</p>
      <Show
        when={relay().mode === "unasked"}
        fallback={
          <>
            <p role="status">
              <Status look={relayLook[standing()]} text={relayText(standing(), state.live.relay)} />
            </p>
            <p>
              <PageLink class="link-like" to={relayPlace}>
                {words.open}
              </PageLink>
            </p>
          </>
        }
      >
        <ul class="advice">
          <For each={words.points}>{(point) => <li>{point}</li>}</For>
        </ul>
        <div class="actions wrap">
          <button type="button" class="button" onClick={() => pages.go(relayPlace)}>
            {words.yes}
          </button>
          <button type="button" class="button" onClick={() => relayActions.answer("no")}>
            {words.no}
          </button>
          <Show when={!putAside.has("relay")}>
            <button type="button" class="button" onClick={() => putAside.add("relay")}>
              {words.later}
            </button>
          </Show>
          <button type="button" class="button" onClick={() => pages.go(elsewherePlace)}>
            {words.elsewhere}
          </button>
        </div>
        <Show when={putAside.has("relay")}>
          <p class="quiet">{words.putOff}</p>
        </Show>
      </Show>
    </>
  )
}
