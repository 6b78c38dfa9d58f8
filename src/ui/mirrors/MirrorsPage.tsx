/** The copies of others' trackers that are kept here: all of them as a table, or one with all that is known of it. */
import { type Component, For, Show } from "solid-js"
import { Icon } from "../parts/Icon.tsx"
import { Page } from "../parts/Page.tsx"
import { PageLink } from "../parts/PageLink.tsx"
import type { Shown } from "../state/pages.ts"
import { useModel } from "../state/model.ts"
import { AddMirrorDialog } from "./AddMirrorDialog.tsx"
import { MirrorCard } from "./MirrorCard.tsx"
import { MirrorTable } from "./MirrorTable.tsx"
import { mirrorsPlace } from "./place.ts"
import { mirrorsWords as words } from "./words.ts"

export const MirrorsPage: Shown = (props) => {
  const { dialogs, mirrors } = useModel()
  return (
    <Page
      title={words.title}
      intro={words.intro}
      actions={
        <button type="button" class="button" onClick={() => dialogs.show(AddMirrorDialog, { address: "" })}>
          <Icon name="mirror" />
          {words.add}
        </button>
      }
    >
      <Show
        when={props.given}
        fallback={
          <Show when={mirrors().length > 0} fallback={<p class="quiet centred">{words.none}</p>}>
            <MirrorTable mirrors={mirrors()} />
          </Show>
        }
      >
        {(id) => <OneMirror id={id()} />}
      </Show>
    </Page>
  )
}

const OneMirror: Component<{ readonly id: string }> = (props) => {
  const { mirrors } = useModel()
  const found = () => mirrors().find(({ id }) => id === props.id)
  // Another mirror is another card: what is unfolded in one stays folded in the next.
  const ids = () => (found() ? [props.id] : [])
  return (
    <>
      <PageLink to={mirrorsPlace} class="link-like all-mirrors">
        {words.all}
      </PageLink>
      <For each={ids()} fallback={<p class="quiet centred">{words.noSuch}</p>}>
        {() => <Show when={found()}>{(mirror) => <MirrorCard mirror={mirror()} />}</Show>}
      </For>
    </>
  )
}
