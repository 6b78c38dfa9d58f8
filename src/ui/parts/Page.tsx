/**
 * A page beside the list: its name, what it is for, what can be done, and the rest, which scrolls. Takes the focus if
 * nothing has it.
 */
import { type Component, type JSX, onMount } from "solid-js"
import { Changes } from "../moment/Changes.tsx"

interface PageProps {
  readonly title: string
  readonly intro: JSX.Element
  /** Each of which changes something of the node. */
  readonly actions?: JSX.Element
  readonly children: JSX.Element
}

/** What scrolls around a part: the page, or the side of the details; null before it is shown. */
export const pageOf = (part: Element | undefined): HTMLElement | null =>
  part?.closest<HTMLElement>(".page, .tab-panel") ?? null

export const Page: Component<PageProps> = (props) => {
  let heading!: HTMLHeadingElement
  onMount(() => requestAnimationFrame(() => document.activeElement === document.body && heading.focus()))
  return (
    <section class="page" aria-labelledby="page-title">
      <header class="page-head">
        <h2 id="page-title" tabindex="-1" ref={heading}>
          {props.title}
        </h2>
        <Changes>
          <div class="actions">{props.actions}</div>
        </Changes>
        <p class="quiet page-intro">{props.intro}</p>
      </header>
      {props.children}
    </section>
  )
}
