/** What a share does not hold of the folder that was given. */
import { type Component, For, Show } from "solid-js"
import type { ShareView } from "../../../contract/rows.ts"
import { leftOutCount, leftOutText } from "../../../contract/leftOut.ts"
import { detailsWords as words } from "./words.ts"

/** @param props.shares of one item; they are all of the same path, so the first that knows says it for all. */
export const LeftOut: Component<{ readonly shares: readonly ShareView[] }> = (props) => {
  const known = () => props.shares.find(({ leftOut }) => leftOut !== null && leftOutCount(leftOut) > 0)?.leftOut
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
