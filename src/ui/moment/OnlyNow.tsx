/** Around what is told of now alone: in what is past one sentence stands in its place. */
import { type Component, type JSX, Show } from "solid-js"
import { useModel } from "../state/model.ts"

interface OnlyNowProps {
  /** What cannot be shown, and why. */
  readonly text: string
  readonly children?: JSX.Element
}

export const OnlyNow: Component<OnlyNowProps> = (props) => (
  <Show when={useModel().moment.isPast()} fallback={props.children}>
    <p class="quiet only-now">{props.text}</p>
  </Show>
)
