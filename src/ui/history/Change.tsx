/** What one event changed, in words, and the event itself as it stands in the log. */
import { type Component, For, Show } from "solid-js"
import { historySentence } from "../../contract/words/history.ts"
import type { StateAt } from "../../contract/timeTravel.ts"
import { changesOf, modeText } from "./fields.ts"

export const Change: Component<{ readonly state: StateAt }> = (props) => {
  const changes = () => changesOf(props.state.before, props.state.row)
  return (
    <section class="change" aria-label="What changed">
      <p class="change-sentence">
        <bdi>{historySentence(props.state.entry)}</bdi>
      </p>
      <Show
        when={props.state.mode !== props.state.modeBefore}
        fallback={<p class="quiet">It stayed {modeText(props.state.mode)}.</p>}
      >
        <p>
          <span class="tag">{modeText(props.state.modeBefore)}</span> →{" "}
          <span class="tag">{modeText(props.state.mode)}</span>
        </p>
      </Show>
      <Show when={changes().length > 0} fallback={<p class="quiet">Nothing that is shown of it changed.</p>}>
        <table class="change-table">
          <thead>
            <tr>
              <th scope="col">Field</th>
              <th scope="col">Before</th>
              <th scope="col">After</th>
            </tr>
          </thead>
          <tbody>
            <For each={changes()}>
              {(change) => (
                <tr>
                  <th scope="row">{change.label}</th>
                  <td>
                    <bdi>{change.before}</bdi>
                  </td>
                  <td>
                    <bdi>{change.after}</bdi>
                  </td>
                </tr>
              )}
            </For>
          </tbody>
        </table>
      </Show>
      <Show
        when={props.state.holds}
        fallback={
          <p class="callout" data-tone="bad">
            This event does not follow from what stands in the log: it, or the one before it, was changed since.{" "}
            <code>bulbil log verify</code> says where.
          </p>
        }
      >
        <p class="change-holds">It follows from the event before ✓</p>
      </Show>
      <details>
        <summary>Event {props.state.entry.seq} as it stands in the log</summary>
        <pre class="mono">{`${props.state.entry.type}  ${JSON.stringify(props.state.entry.event, null, 1)}`}</pre>
        <p class="quiet mono whole">
          hash {props.state.hash}
          <br />
          cause {props.state.cause}
        </p>
      </details>
    </section>
  )
}
