/** What has happened to all of the node; each event leads to the node as it was right after it. */
import { type Component, For, Show } from "solid-js"
import { pageWords } from "../pageWords.ts"
import { momentWords } from "../moment/words.ts"
import { Page } from "../parts/Page.tsx"
import { useModel } from "../state/model.ts"
import { ActivityLine } from "./ActivityLine.tsx"
import { createActivity } from "./createActivity.ts"
import { LaneDrawing } from "./LaneDrawing.tsx"
import { activityWords } from "./words.ts"

export const ActivityPage: Component = () => {
  const { moment } = useModel()
  const activity = createActivity()
  return (
    <Page title={pageWords.activity} intro={activityWords.intro}>
      <LaneDrawing activity={activity} />
      <Show when={activity.problem()}>
        {(words) => (
          <p class="callout" data-tone="bad">
            {words()}
          </p>
        )}
      </Show>
      <Show when={activity.chosen() !== null}>
        <p class="then-banner">
          {activityWords.before(activity.chosen()!)}{" "}
          <button type="button" class="link-like" onClick={() => activity.goTo(null)}>
            {moment.isPast() ? momentWords.ago : activityWords.backToNow}
          </button>
        </p>
      </Show>
      <ol class="activity">
        <For each={activity.entries()}>{(entry) => <ActivityLine entry={entry} />}</For>
      </ol>
      <Show when={activity.entries().length === 0 && !activity.problem()}>
        <p class="quiet centred">{activity.asking() ? activityWords.reading : activityWords.nothing}</p>
      </Show>
      <Show when={activity.hasOlder()}>
        <button type="button" class="button fit" disabled={activity.asking()} onClick={activity.older}>
          {activityWords.older}
        </button>
      </Show>
    </Page>
  )
}
