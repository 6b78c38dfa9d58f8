/** What a share does not hold of the folder that was given. */
import { type Component, For, Show } from "solid-js"
import type { ShareView } from "../../../contract/rows.ts"
import { leftOutCount, leftOutText } from "../../../contract/leftOut.ts"
import { detailsWords as words } from "./words.ts"

export const LeftOut: Component<{ readonly leftOut: ShareView["leftOut"] | undefined }> = (props) => {
  const known = () => (props.leftOut && leftOutCount(props.leftOut) > 0 ? props.leftOut : undefined)
  return (
    <Show when={known()}>
      {(leftOut) => (
        <details class="callout" data-tone="wait">
          <summary>{words.leftOut(leftOutText(leftOut()))}</summary>
          <ul class="quiet">
            <For each={leftOut().first}>
              {({ name, reason }) => (
                <li>
                  <bdi class="mono">{name}</bdi>: <bdi>{reason}</bdi>
                </li>
              )}
            </For>
            <Show when={leftOutCount(leftOut()) > leftOut().first.length}>
              <li>{words.more(leftOutCount(leftOut()) - leftOut().first.length)}</li>
            </Show>
          </ul>
        </details>
      )}
    </Show>
  )
}
