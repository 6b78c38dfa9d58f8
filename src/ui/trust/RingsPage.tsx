/** The web of trust as a drawing. */
import { type Component, Show } from "solid-js"
import { Page } from "../parts/Page.tsx"
import { PageLink } from "../parts/PageLink.tsx"
import { useModel } from "../state/model.ts"
import { createTrust } from "./createTrust.ts"
import { FirstNode } from "./FirstNode.tsx"
import { trustNodePlace, trustPlace } from "./place.ts"
import { RingDrawing } from "./RingDrawing.tsx"
import { trustWords as words } from "./words.ts"

export const RingsPage: Component = () => {
  const { pages, trusted } = useModel()
  const { nodes } = createTrust()
  return (
    <Page title={words.rings} intro={words.ringsIntro}>
      <Show when={trusted().length > 0} fallback={<FirstNode />}>
        <RingDrawing nodes={nodes()} onOpen={(id) => pages.go(id === undefined ? trustPlace : trustNodePlace(id))} />
        <PageLink to={trustPlace} class="link-like">
          {words.inTable}
        </PageLink>
      </Show>
    </Page>
  )
}
