/** What a new relay must expect, and how far along it is. */
import { type Component, For, Show } from "solid-js"
import { useModel } from "../state/model.ts"
import { phaseAt, phases } from "./relayText.ts"

export const RelayPhases: Component = () => {
  const { now, relay } = useModel()
  const current = () => (relay().answeredAt === null ? 0 : phaseAt(relay().answeredAt!, now()))
  return (
    <Show when={current() < phases.length - 1}>
      <div>
        <p class="quiet" id="phases-title">
          What a new relay can expect:
        </p>
        <ol class="phases" aria-labelledby="phases-title">
          <For each={phases}>
            {(phase, n) => (
              <li aria-current={n() === current() ? "step" : undefined} data-past={n() < current()}>
                <strong>
                  {phase.name}
                  <Show when={n() === current()}>
                    <span class="badge" data-tone="go">
                      now
                    </span>
                  </Show>
                </strong>
                <span class="quiet">{phase.text}</span>
              </li>
            )}
          </For>
        </ol>
      </div>
    </Show>
  )
}
