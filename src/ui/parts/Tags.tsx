/** Tags that somebody gave: each a word of its own, which turns nothing around it. */
import { type Component, For, Show } from "solid-js"

export const Tags: Component<{ readonly tags: readonly string[] }> = (props) => (
  <Show when={props.tags.length > 0}>
    <span class="tags">
      <For each={props.tags}>{(tag) => <bdi class="tag">{tag}</bdi>}</For>
    </span>
  </Show>
)
