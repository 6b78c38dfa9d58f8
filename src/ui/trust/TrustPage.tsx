/** The nodes that are trusted, and whom they lead to; a first time says what trust is for, and how one gets a node. */
import { type Component, createMemo, For, Show } from "solid-js"
import type { TrustedView } from "../../contract/rows.ts"
import { Icon } from "../parts/Icon.tsx"
import { Page } from "../parts/Page.tsx"
import { useModel } from "../state/model.ts"
import { FarNodes } from "./FarNodes.tsx"
import { FirstNode } from "./FirstNode.tsx"
import { TrustDialog } from "./TrustDialog.tsx"
import { TrustedCard } from "./TrustedCard.tsx"

export const TrustPage: Component = () => {
  const { dialogs, trusted } = useModel()
  const byId = createMemo(() => new Map(trusted().map((node) => [node.id, node])))
  const ids = createMemo(() => trusted().map(({ id }) => id))
  return (
    <Page
      title="Trusted nodes"
      intro="What they publish can be searched from here. Nothing is copied but words, and nothing is served."
      actions={
        <button type="button" class="button" onClick={() => dialogs.show(TrustDialog, { address: "" })}>
          <Icon name="trust" />
          Trust a node…
        </button>
      }
    >
      <Show when={ids().length > 0} fallback={<FirstNode />}>
        <ul class="mirrors">
          <For each={ids()}>
            {(id) => <Show when={byId().get(id)}>{(node: () => TrustedView) => <TrustedCard node={node()} />}</Show>}
          </For>
        </ul>
        <Show when={trusted().some(({ degrees }) => degrees > 1)}>
          <FarNodes />
        </Show>
      </Show>
    </Page>
  )
}
