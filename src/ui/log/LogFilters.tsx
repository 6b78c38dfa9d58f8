/** Which lines one wants to see: of whom, how grave, with which words. */
import { type Component, For } from "solid-js"
import type { LogLevel, LogSource } from "../../contract/logs.ts"
import { Icon } from "../parts/Icon.tsx"
import type { LogView } from "./createLogView.ts"
import { logWords } from "./words.ts"

const sources: readonly LogSource[] = ["tor", "relay", "node"]
const levels: readonly LogLevel[] = ["notice", "warn", "err"]

export const LogFilters: Component<{ readonly view: LogView }> = (props) => (
  <div class="log-filters">
    <div class="log-sources" role="group" aria-label={logWords.linesOf}>
      <For each={sources}>
        {(source) => (
          <button
            type="button"
            class="button toggle"
            aria-pressed={!props.view.hidden().has(source)}
            onClick={() => props.view.toggle(source)}
          >
            <Icon name={props.view.hidden().has(source) ? "close" : "check"} />
            {logWords.sources[source]}
          </button>
        )}
      </For>
    </div>
    <label class="log-level">
      <span class="hidden">{logWords.level}</span>
      <select onChange={(event) => props.view.setLevel(event.currentTarget.value as LogLevel)}>
        <For each={levels}>
          {(level) => (
            <option value={level} selected={props.view.level() === level}>
              {logWords.shown[level]}
            </option>
          )}
        </For>
      </select>
    </label>
    <label class="search">
      <Icon name="search" />
      <span class="hidden">{logWords.searchLog}</span>
      <input
        id="search"
        type="search"
        placeholder={logWords.search}
        maxlength={256}
        value={props.view.words()}
        onInput={(event) => props.view.setWords(event.currentTarget.value)}
      />
    </label>
    <p class="quiet number log-count" role="status">
      {logWords.count(props.view.shown().length)}
    </p>
  </div>
)
