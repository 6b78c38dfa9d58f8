/** One event of the node: when, whose, what, and the ways to its actor and to the node as it was then. */
import { type Component, Show } from "solid-js"
import type { ActivityEntry } from "../../contract/timeTravel.ts"
import { historySentence } from "../../contract/words/history.ts"
import { clockText } from "../../contract/words/time.ts"
import { PageLink } from "../parts/PageLink.tsx"
import { useModel } from "../state/model.ts"
import { kindText, placeThen, wayTo } from "./actorWays.ts"
import { activityWords } from "./words.ts"

export const ActivityLine: Component<{ readonly entry: ActivityEntry }> = (props) => {
  const model = useModel()
  return (
    <li class="activity-entry">
      <PageLink class="activity-time" to={placeThen(props.entry)} title={activityWords.showThen}>
        <time>{clockText(props.entry.at)}</time>
        <span class="hidden">{activityWords.thenWay}</span>
      </PageLink>
      <span class="tag">{kindText(props.entry.kind)}</span>
      <div class="activity-what">
        <bdi>{historySentence(props.entry)}</bdi>{" "}
        <Show when={wayTo(model, props.entry)}>
          {(way) => (
            <button type="button" class="link-like" onClick={() => way().go()}>
              <bdi>{way().name}</bdi>
            </button>
          )}
        </Show>
      </div>
    </li>
  )
}
