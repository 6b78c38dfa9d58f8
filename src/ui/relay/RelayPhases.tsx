/** What a new relay must expect, and how far along it is. */
import { type Component, For, Show } from "solid-js"
import { useModel } from "../state/model.ts"
import { phaseAt, phases } from "./relayText.ts"
import { relayPageWords } from "./words.ts"

export const RelayPhases: Component = () => {
  const { now, relay } = useModel()
  const current = () => (relay().answeredAt === null ? 0 : phaseAt(relay().answeredAt!, now()))
  return (
    <Show when={current() < phases.length - 1}>
      <div>
        <p class="quiet" id="phases-title">
          {relayPageWords.expect}
        </p>
        <ol class="phases" aria-labelledby="phases-title">
          <For each={phases}>
            {(_, n) => (
              <li aria-current={n() === current() ? "step" : undefined} data-past={n() < current()}>
                <strong>
                  {relayPageWords.phases[n()]?.name}
                  <Show when={n() === current()}>
                    <span class="badge" data-tone="go">
                      {relayPageWords.now}
                    </span>
                  </Show>
                </strong>
                <span class="quiet">{relayPageWords.phases[n()]?.about}</span>
              </li>
            )}
          </For>
        </ol>
      </div>
    </Show>
  )
}
