/** Which lines one wants to see: of whom, how grave, with which words. */
import { type Component, For } from "solid-js"
import { countText } from "../../contract/figures.ts"
import type { LogLevel, LogSource } from "../../contract/logs.ts"
import { Icon } from "../parts/Icon.tsx"
import { sourceText } from "./logText.ts"
import type { LogView } from "./createLogView.ts"

const sources = Object.entries(sourceText) as readonly (readonly [LogSource, string])[]
const levels: readonly (readonly [LogLevel, string])[] = [
  ["notice", "All levels"],
  ["warn", "Warnings and errors"],
  ["err", "Errors only"],
]

export const LogFilters: Component<{ readonly view: LogView }> = (props) => (
  <div class="log-filters">
    <div class="log-sources" role="group" aria-label="Lines of">
      <For each={sources}>
        {([source, text]) => (
          <button
            type="button"
            class="button toggle"
            aria-pressed={!props.view.hidden().has(source)}
            onClick={() => props.view.toggle(source)}
          >
            <Icon name={props.view.hidden().has(source) ? "close" : "check"} />
            {text}
          </button>
        )}
      </For>
    </div>
    <label class="log-level">
      <span class="hidden">Level</span>
      <select onChange={(event) => props.view.setLevel(event.currentTarget.value as LogLevel)}>
        <For each={levels}>
          {([level, text]) => (
            <option value={level} selected={props.view.level() === level}>
              {text}
            </option>
          )}
        </For>
      </select>
    </label>
    <label class="search">
      <Icon name="search" />
      <span class="hidden">Search the log</span>
      <input
        id="search"
        type="search"
        placeholder="Search"
        maxlength={256}
        value={props.view.words()}
        onInput={(event) => props.view.setWords(event.currentTarget.value)}
      />
    </label>
    <p class="quiet number log-count" role="status">
      {countText(props.view.shown().length, "line")}
    </p>
  </div>
)
