/** One sort of thing that was found: in which files, and what they say. Each file can be left out by itself. */
import { type Component, For, Show } from "solid-js"
import type { TraceFinding } from "../../contract/traces.ts"
import type { ShareDraft } from "./createDraft.ts"
import { Values } from "./Values.tsx"
import { shareWords } from "./words.ts"

export const Finding: Component<{ readonly finding: TraceFinding; readonly draft: ShareDraft }> = (props) => (
  <div class="trace">
    <strong>{shareWords.found(props.finding)}</strong>
    <Values finding={props.finding} />
    <details>
      <summary>{shareWords.whichFiles}</summary>
      <ul class="trace-files">
        <For each={props.finding.files}>
          {(file) => (
            <li>
              <label class="check">
                <input
                  type="checkbox"
                  checked={!props.draft.leftOut().has(file)}
                  onChange={() => props.draft.toggleFile(file)}
                />
                <bdi class="whole" classList={{ "is-out": props.draft.leftOut().has(file) }}>
                  {file}
                </bdi>
              </label>
            </li>
          )}
        </For>
        <Show when={props.finding.count > props.finding.files.length}>
          <li class="quiet">{shareWords.more(props.finding.count - props.finding.files.length)}</li>
        </Show>
      </ul>
    </details>
    <Show when={props.finding.inName}>
      <p class="quiet">{shareWords.inName}</p>
    </Show>
  </div>
)
