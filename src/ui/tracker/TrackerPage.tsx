/** This node's own tracker: its address, how it stands, what it lists, and who mirrors it. */
import { type Component, Show } from "solid-js"
import type { TrackerView } from "../../contract/rows.ts"
import { contradiction, trackerText } from "../../contract/words/tracker.ts"
import { History } from "../history/History.tsx"
import { CopyField } from "../parts/CopyField.tsx"
import { Figure } from "../parts/Figure.tsx"
import { Icon } from "../parts/Icon.tsx"
import { MirrorPlaces } from "../mirrors/MirrorPlaces.tsx"
import { trackerLook } from "../parts/mirrorLook.ts"
import { Page } from "../parts/Page.tsx"
import { Status } from "../parts/Status.tsx"
import { useModel } from "../state/model.ts"
import { OwnShares } from "./OwnShares.tsx"
import { LoadBackupDialog } from "./LoadBackupDialog.tsx"
import { SaveBackupDialog } from "./SaveBackupDialog.tsx"
import { cataloguePlace } from "../catalogue/place.ts"

export const TrackerPage: Component = () => {
  const { dialogs, rows } = useModel()
  return (
    <Page
      title="My tracker"
      intro="The list of what you made public, under an address of its own. Nothing is on it unless you put it there."
      actions={
        <>
          <button type="button" class="button" onClick={() => dialogs.show(SaveBackupDialog, { mirror: null })}>
            Save backup…
          </button>
          <button type="button" class="button" onClick={() => dialogs.show(LoadBackupDialog)}>
            Load backup…
          </button>
        </>
      }
    >
      <Show when={rows("trackers")["self"]} fallback={<p class="quiet">The tracker is being set up.</p>}>
        {(tracker) => <TrackerOverview tracker={tracker()} />}
      </Show>
      <section class="part">
        <h3>What I share</h3>
        <OwnShares />
      </section>
      <section class="part">
        <h3>Who mirrors it</h3>
        <MirrorPlaces id="self" none="Nobody is known to mirror it yet. Whoever has the address can." />
      </section>
      <section class="part">
        <h3>What happened</h3>
        <History streams={[["trackers", "self"]]} />
      </section>
    </Page>
  )
}

const TrackerOverview: Component<{ readonly tracker: TrackerView }> = (props) => {
  const { pages, state } = useModel()
  const live = () => state.live.trackers["self"]
  return (
    <section class="part">
      <Show
        when={props.tracker.address}
        fallback={<p class="quiet">Its onion is being published; the address is shown as soon as it is.</p>}
      >
        {(address) => (
          <div class="address-line">
            <CopyField text={address()} label="Address of my tracker" />
            <button type="button" class="button" onClick={() => pages.go(cataloguePlace(address()))}>
              <Icon name="catalogue" />
              See it as others do
            </button>
          </div>
        )}
      </Show>
      <p>
        This is the only name of this node. Whoever has it sees what you made public, and can mirror it; your private
        shares are not on it.
      </p>
      <dl class="facts six">
        <Figure name="State">
          <Status look={trackerLook[props.tracker.mode]} text={trackerText[props.tracker.mode]} />
        </Figure>
        <Figure name="Torrents listed">{props.tracker.listed}</Figure>
        <Figure name="Entries in its chain">{props.tracker.seq}</Figure>
        <Figure name="Links">{live()?.links ?? 0}</Figure>
        <Figure name="Mirrors known">{live()?.mirrors ?? 0}</Figure>
        <Figure name="Peers">{live()?.peers ?? 0}</Figure>
      </dl>
      <Show when={props.tracker.mode === "contradicted"}>
        <p class="callout" data-tone="bad">
          <strong>{contradiction.matter}</strong> {contradiction.meaning}
        </p>
      </Show>
    </section>
  )
}
