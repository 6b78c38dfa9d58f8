/** A bar with its figure for those who cannot see it. */
import type { Component } from "solid-js"
import type { Tone } from "./standingLook.ts"

export const Progress: Component<{ readonly value: number; readonly tone: Tone; readonly label: string }> = (props) => (
  <div
    class="progress"
    data-tone={props.tone}
    role="progressbar"
    aria-label={props.label}
    aria-valuemin="0"
    aria-valuemax="100"
    aria-valuenow={props.value}
  >
    <div class="progress-done" style={{ "--done": `${props.value}%` }} />
  </div>
)
