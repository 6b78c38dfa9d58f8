/** How the origin of a mirror stands; of what was, it is known of those alone that had been silent for long. */
import { type Component, Show } from "solid-js"
import { type OriginStanding, originText } from "../../contract/standing.ts"
import { originLook } from "../parts/mirrorLook.ts"
import { Status } from "../parts/Status.tsx"
import { useModel } from "../state/model.ts"

export const OriginStatus: Component<{ readonly origin: OriginStanding }> = (props) => (
  <Show when={props.origin !== "untried" || !useModel().moment.isPast()} fallback={<span data-none="true">–</span>}>
    <Status look={originLook[props.origin]} text={originText(props.origin)} />
  </Show>
)
