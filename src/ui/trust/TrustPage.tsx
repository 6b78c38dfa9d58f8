/** The trusted nodes and whom they lead to: all of them as a table, or one with all that is known of it. */
import { type Component, For, Show } from "solid-js"
import { Icon } from "../parts/Icon.tsx"
import { OnlyNow } from "../moment/OnlyNow.tsx"
import { momentWords } from "../moment/words.ts"
import { Page } from "../parts/Page.tsx"
import { PageLink } from "../parts/PageLink.tsx"
import { useModel } from "../state/model.ts"
import type { Shown } from "../state/pages.ts"
import { createTrust } from "./createTrust.ts"
import { FarCard } from "./FarCard.tsx"
import { FirstNode } from "./FirstNode.tsx"
import { trustPlace } from "./place.ts"
import { TrustDialog } from "./TrustDialog.tsx"
import { TrustedCard } from "./TrustedCard.tsx"
import { TrustTable } from "./TrustTable.tsx"
import { trustWords as words } from "./words.ts"

export const TrustPage: Shown = (props) => {
  const { dialogs, trusted } = useModel()
  const trust = createTrust()
  return (
    <Page
      title={words.title}
      intro={words.intro}
      actions={
        <button type="button" class="button" onClick={() => dialogs.show(TrustDialog, { address: "" })}>
          <Icon name="trust" />
          {words.add}
        </button>
      }
    >
      <OnlyNow text={momentWords.only.far} />
      <Show when={trusted().length > 0} fallback={<FirstNode />}>
        <Show when={props.given} fallback={<TrustTable {...trust} />}>
          {(id) => <OneNode id={id()} {...trust} />}
        </Show>
      </Show>
    </Page>
  )
}

const OneNode: Component<ReturnType<typeof createTrust> & { readonly id: string }> = (props) => {
  const { moment } = useModel()
  const line = () => props.nodes().find(({ id }) => id === props.id)
  // Another node is another card: what is unfolded in one stays folded in the next.
  const ids = () => (line() ? [props.id] : [])
  return (
    <>
      <PageLink to={trustPlace} class="link-like all-mirrors">
        {words.all}
      </PageLink>
      <For each={ids()} fallback={<p class="quiet centred">{props.page() || moment.isPast() ? words.none : "…"}</p>}>
        {() => (
          <>
            <Show when={line()?.trusted}>{(node) => <TrustedCard line={line()!} node={node()} />}</Show>
            <Show when={line()?.far}>{(far) => <FarCard line={line()!} far={far()} />}</Show>
          </>
        )}
      </For>
    </>
  )
}
