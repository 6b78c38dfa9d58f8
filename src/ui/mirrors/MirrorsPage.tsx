/** The copies of others' trackers that are kept here. */
import { type Component, createMemo, For, Show } from "solid-js"
import type { MirrorView } from "../../contract/rows.ts"
import { Icon } from "../parts/Icon.tsx"
import { Page } from "../parts/Page.tsx"
import { useModel } from "../state/model.ts"
import { MirrorCard } from "./MirrorCard.tsx"
import { AddMirrorDialog } from "./AddMirrorDialog.tsx"

export const MirrorsPage: Component = () => {
  const { dialogs, mirrors } = useModel()
  const byId = createMemo(() => new Map(mirrors().map((mirror) => [mirror.id, mirror])))
  const ids = createMemo(() => mirrors().map(({ id }) => id))
  return (
    <Page
      title="Mirrors"
      intro={
        "Full copies of others’ lists, checked and served onwards from here: what they made public " +
        "stays findable when they are off."
      }
      actions={
        <button type="button" class="button" onClick={() => dialogs.show(AddMirrorDialog, { address: "" })}>
          <Icon name="mirror" />
          Mirror a tracker…
        </button>
      }
    >
      <Show
        when={ids().length > 0}
        fallback={<p class="quiet centred">No mirrors yet. Paste the address of any tracker, or of a mirror of one.</p>}
      >
        <ul class="mirrors">
          <For each={ids()}>
            {(id) => (
              <Show when={byId().get(id)}>{(mirror: () => MirrorView) => <MirrorCard mirror={mirror()} />}</Show>
            )}
          </For>
        </ul>
      </Show>
    </Page>
  )
}
