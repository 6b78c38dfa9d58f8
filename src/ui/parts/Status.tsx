/** How something stands: colour, icon and words. */
import type { Component } from "solid-js"
import { Icon, type IconName } from "./Icon.tsx"
import type { Tone } from "./standingLook.ts"

export interface Look {
  readonly tone: Tone
  readonly icon: IconName
}

export const Status: Component<{ readonly look: Look; readonly text: string }> = (props) => (
  <span class="status with-icon" data-tone={props.look.tone}>
    <Icon name={props.look.icon} />
    <span>{props.text}</span>
  </span>
)
