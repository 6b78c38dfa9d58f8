/** How far Tor is, and what to do where it does not get on. */
import { type Component, Show } from "solid-js"
import { skewText } from "../../contract/words/carrier.ts"
import { saidText } from "../../contract/words/node.ts"
import { logPlace } from "../log/place.ts"
import { PageLink } from "../parts/PageLink.tsx"
import { Progress } from "../parts/Progress.tsx"
import { useModel } from "../state/model.ts"
import { startWords } from "./words.ts"

const words = startWords.tor

export const TorCard: Component = () => {
  const { state } = useModel()
  const carrier = () => state.live.carrier
  return (
    <>
      <h3>{words.title}</h3>
      <p class="quiet">{words.about}</p>
      <Show
        when={carrier().state !== "ready"}
        fallback={
          <p class="status" data-tone="go" role="status">
            {words.ready}
          </p>
        }
      >
        <Progress value={carrier().percent} tone="wait" label={words.title} />
        <p role="status">
          {carrier().percent} % · {carrier().summary}
        </p>
        <Show when={skewText(carrier()) ?? carrier().reason} fallback={<p class="quiet">{words.usual}</p>}>
          {(reason) => (
            <p class="callout" data-tone="wait">
              <bdi>{saidText(reason())}</bdi>
            </p>
          )}
        </Show>
        <p class="quiet">
          {words.stuck}{" "}
          <PageLink class="link-like" to={logPlace}>
            {words.logs}
          </PageLink>
        </p>
      </Show>
    </>
  )
}
