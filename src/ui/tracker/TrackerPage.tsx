/** This node's own tracker: its address, how it stands, what it lists, and who mirrors it. */
import { type Component, Show } from "solid-js"
import type { TrackerView } from "../../contract/rows.ts"
import { contradiction, trackerText } from "../../contract/words/tracker.ts"
import { History } from "../history/History.tsx"
import { OnlyNow } from "../moment/OnlyNow.tsx"
import { momentWords } from "../moment/words.ts"
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
import { trackerWords as words } from "./words.ts"

export const TrackerPage: Component = () => {
  const { dialogs, rows } = useModel()
  return (
    <Page
      title={words.title}
      intro={words.intro}
      actions={
        <>
          <button type="button" class="button" onClick={() => dialogs.show(SaveBackupDialog, { mirror: null })}>
            {words.saveBackup}
          </button>
          <button type="button" class="button" onClick={() => dialogs.show(LoadBackupDialog)}>
            {words.loadBackup}
          </button>
        </>
      }
    >
      <Show when={rows("trackers")["self"]} fallback={<p class="quiet">{words.setUp}</p>}>
        {(tracker) => <TrackerOverview tracker={tracker()} />}
      </Show>
      <section class="part">
        <h3>{words.shares}</h3>
        <OwnShares />
      </section>
      <section class="part">
        <h3>{words.mirrors}</h3>
        <OnlyNow text={momentWords.only.kept}>
          <MirrorPlaces id="self" none={words.noMirrors} />
        </OnlyNow>
      </section>
      <section class="part">
        <h3>{words.happened}</h3>
        <History streams={[["trackers", "self"]]} />
      </section>
    </Page>
  )
}

const TrackerOverview: Component<{ readonly tracker: TrackerView }> = (props) => {
  const { moment, pages, state } = useModel()
  const none = () => (moment.isPast() ? "–" : 0)
  const live = () => state.live.trackers["self"]
  return (
    <section class="part">
      <OnlyNow text={momentWords.only.kept}>
        <Show when={props.tracker.address} fallback={<p class="quiet">{words.noAddress}</p>}>
          {(address) => (
            <div class="address-line">
              <CopyField text={address()} label={words.address} />
              <button type="button" class="button" onClick={() => pages.go(cataloguePlace(address()))}>
                <Icon name="catalogue" />
                {words.asOthers}
              </button>
            </div>
          )}
        </Show>
        <p>{words.onlyName}</p>
      </OnlyNow>
      <dl class="facts six">
        <Figure name={words.state}>
          <Status look={trackerLook[props.tracker.mode]} text={trackerText[props.tracker.mode]} />
        </Figure>
        <Figure name={words.listed}>{props.tracker.listed}</Figure>
        <Figure name={words.entries}>{props.tracker.seq}</Figure>
        <Figure name={words.links}>{live()?.links ?? none()}</Figure>
        <Figure name={words.known}>{live()?.mirrors ?? none()}</Figure>
        <Figure name={words.peers}>{live()?.peers ?? none()}</Figure>
      </dl>
      <Show when={props.tracker.mode === "contradicted"}>
        <p class="callout" data-tone="bad">
          <strong>{contradiction.matter}</strong> {contradiction.meaning}
        </p>
      </Show>
    </section>
  )
}
