/** What one event changed, in words, and the event itself as it stands in the log. */
import { type Component, For, Show } from "solid-js"
import { historySentence } from "../../contract/words/history.ts"
import type { StateAt } from "../../contract/timeTravel.ts"
import { Marked } from "../parts/Marked.tsx"
import { PageLink } from "../parts/PageLink.tsx"
import { useModel } from "../state/model.ts"
import { changesOf, modeText } from "./fields.ts"
import { pastWords } from "./words.ts"

export const Change: Component<{ readonly state: StateAt }> = (props) => {
  const { moment, pages } = useModel()
  const changes = () => changesOf(props.state.before, props.state.row)
  return (
    <section class="change" aria-label={pastWords.changed}>
      <p class="change-sentence">
        <bdi>{historySentence(props.state.entry)}</bdi>
      </p>
      <Show
        when={props.state.mode !== props.state.modeBefore}
        fallback={<p class="quiet">{pastWords.stayed(modeText(props.state.mode))}</p>}
      >
        <p>
          <span class="tag">{modeText(props.state.modeBefore)}</span> →{" "}
          <span class="tag">{modeText(props.state.mode)}</span>
        </p>
      </Show>
      <Show when={changes().length > 0} fallback={<p class="quiet">{pastWords.unchanged}</p>}>
        <table class="change-table">
          <thead>
            <tr>
              <th scope="col">{pastWords.fieldHead}</th>
              <th scope="col">{pastWords.before}</th>
              <th scope="col">{pastWords.after}</th>
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
            <Marked text={pastWords.broken} />
          </p>
        }
      >
        <p class="change-holds">{pastWords.follows}</p>
      </Show>
      <Show when={moment.at() !== props.state.entry.seq}>
        <p>
          <PageLink class="link-like" to={{ ...pages.place(), at: props.state.entry.seq }}>
            {pastWords.showThen}
          </PageLink>
        </p>
      </Show>
      <details>
        <summary>{pastWords.stored(props.state.entry.seq)}</summary>
        <pre class="mono">{`${props.state.entry.type}  ${JSON.stringify(props.state.entry.event, null, 1)}`}</pre>
        <p class="quiet mono whole">
          {pastWords.hash(props.state.hash)}
          <br />
          {pastWords.cause(props.state.cause)}
        </p>
      </details>
    </section>
  )
}
