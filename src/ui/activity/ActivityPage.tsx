/** What has happened to all of the node; or the node as it was right after one event. */
import { type Component, For, Show } from "solid-js"
import { pageWords } from "../pageWords.ts"
import { Page } from "../parts/Page.tsx"
import { ActivityLine } from "./ActivityLine.tsx"
import { createActivity } from "./createActivity.ts"
import { LaneDrawing } from "./LaneDrawing.tsx"
import { NodeThen } from "./NodeThen.tsx"
import { seqOf } from "./place.ts"
import { activityWords } from "./words.ts"

export const ActivityPage: Component<{ readonly given: string }> = (props) => (
  <Show when={seqOf(props.given)} fallback={<WhatHappened />}>
    {(seq) => <NodeThen seq={seq()} />}
  </Show>
)

const WhatHappened: Component = () => {
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
      <Show when={activity.from() !== null}>
        <p class="then-banner">
          {activityWords.before(activity.from()!)}{" "}
          <button type="button" class="link-like" onClick={() => activity.goTo(null)}>
            {activityWords.backToNow}
          </button>
        </p>
      </Show>
      <ol class="activity">
        <For each={activity.entries()}>{(entry) => <ActivityLine entry={entry} />}</For>
      </ol>
      <Show when={activity.entries().length === 0 && !activity.problem()}>
        <p class="quiet">{activity.asking() ? activityWords.reading : activityWords.nothing}</p>
      </Show>
      <Show when={activity.hasOlder()}>
        <button type="button" class="button fit" disabled={activity.asking()} onClick={activity.older}>
          {activityWords.older}
        </button>
      </Show>
    </Page>
  )
}
