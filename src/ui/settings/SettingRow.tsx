/** A setting: what it is, its field, and below that what is to be said of it. */
import { type Component, type JSX, Show } from "solid-js"
import { Icon } from "../parts/Icon.tsx"
import type { SettingWords } from "./words.ts"
import { settingsWords as words } from "./words.ts"

interface SettingRowProps {
  readonly id: string
  readonly own: SettingWords
  readonly changed?: boolean
  readonly waits?: boolean
  readonly problem?: string | null
  readonly saved?: string | null
  readonly hint?: JSX.Element
  readonly children: JSX.Element
}

export const SettingRow: Component<SettingRowProps> = (props) => (
  <li class="setting">
    <div class="setting-about">
      <label for={props.id}>{props.own.name}</label>
      <Show when={props.changed}>
        <span class="badge" data-tone="rest">
          {words.changed}
        </span>
      </Show>
      <Show when={props.waits}>
        <span class="badge" data-tone="wait">
          <Icon name="clock" />
          {words.waits}
        </span>
      </Show>
      <p class="quiet" id={`${props.id}-help`}>
        {props.own.help}
      </p>
    </div>
    <div class="setting-field">
      {props.children}
      <div class="hint" id={`${props.id}-hint`}>
        <Show when={props.problem} fallback={props.hint}>
          {(problem) => (
            <span role="alert" class="setting-problem">
              {problem()}
            </span>
          )}
        </Show>
        <span role="status" class="setting-saved">
          <Show when={!props.problem && props.saved}>
            {(saved) => (
              <>
                <Icon name="check" />
                {saved()}
              </>
            )}
          </Show>
        </span>
      </div>
    </div>
  </li>
)
