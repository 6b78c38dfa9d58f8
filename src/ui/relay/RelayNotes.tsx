/** What is out of the ordinary with the relay, and what to do about it. */
import { type Component, For, Match, Show, Switch } from "solid-js"
import { saidText } from "../../contract/words/node.ts"
import type { RelayStanding } from "../../contract/words/relay.ts"
import { Marked } from "../parts/Marked.tsx"
import { useModel } from "../state/model.ts"
import { relayPageWords } from "./words.ts"

export const RelayNotes: Component<{ readonly standing: RelayStanding }> = (props) => {
  const { relay, state } = useModel()
  const live = () => state.live.relay
  return (
    <Switch>
      <Match when={props.standing === "failed"}>
        <p class="callout" data-tone="bad">
          <strong>{relayPageWords.failed}</strong> <bdi>{saidText(live().reason ?? live().summary)}</bdi>
        </p>
      </Match>
      <Match when={props.standing === "not-middle-only"}>
        <p class="callout" data-tone="bad">
          <Marked text={relayPageWords.notMiddle} />
        </p>
      </Match>
      <Match when={props.standing === "unreachable"}>
        <Unreachable />
      </Match>
      <Match when={props.standing === "stopped" && relay().problem}>
        {(problem) => (
          <p class="callout" data-tone="bad">
            <strong>{relayPageWords.wasNotMiddle}</strong> <bdi>{saidText(problem())}</bdi>
            {relayPageWords.startAgain}
          </p>
        )}
      </Match>
      <Match when={props.standing === "stopped"}>
        <p class="quiet">{relayPageWords.ownWish}</p>
      </Match>
      <Match when={live().reason ?? (props.standing !== "running" && live().state !== "off" && live().summary)}>
        {(words) => (
          <p class="quiet">
            <bdi>{saidText(words())}</bdi>
          </p>
        )}
      </Match>
    </Switch>
  )
}

const Unreachable: Component = () => {
  const { relay, state } = useModel()
  return (
    <div class="callout" data-tone="wait">
      <p>
        <Marked text={relayPageWords.unreachable} />
      </p>
      <Show when={state.live.relay.reason}>
        {(reason) => (
          <p>
            <bdi>{saidText(reason())}</bdi>
          </p>
        )}
      </Show>
      <ol class="steps">
        <For each={relayPageWords.ways(relay().port)}>
          {(way) => (
            <li>
              <Marked text={way} />
            </li>
          )}
        </For>
      </ol>
      <p>{relayPageWords.nat}</p>
    </div>
  )
}
