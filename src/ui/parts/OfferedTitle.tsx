/**
 * What is offered, as a stranger describes it: text, and kept from turning the line around it. Below it what the page
 * knows of it besides, and whether the credit is enough.
 */
import { type Component, type JSX, Show } from "solid-js"
import { createDownload, type Offered } from "../state/createDownload.ts"
import { Tags } from "./Tags.tsx"
import { partWords as words } from "./words.ts"

interface Described extends Offered {
  readonly description: string
  readonly tags: readonly string[]
}

export const OfferedTitle: Component<{ readonly offered: Described; readonly children?: JSX.Element }> = (props) => {
  const download = createDownload(() => props.offered)
  return (
    <>
      <Show when={props.offered.title} fallback={<span class="quiet">{words.untitled}</span>}>
        <bdi class="title" title={props.offered.title}>
          {props.offered.title}
        </bdi>
      </Show>
      <Show when={props.offered.description || props.offered.tags.length > 0}>
        <span class="note" data-tone="rest" title={props.offered.description}>
          <Tags tags={props.offered.tags} /> <bdi>{props.offered.description}</bdi>
        </span>
      </Show>
      {props.children}
      <Show when={!download.item() && download.dear()}>
        {(why) => (
          <span class="note" data-tone="wait" title={why()}>
            {words.dear}
          </span>
        )}
      </Show>
    </>
  )
}
