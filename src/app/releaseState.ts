/** What the node knows of newer software, out of the actor's history: a stream of a few facts a release. */
import { evolve, initial, type ReleaseState } from "../actors/release/mode.ts"
import { StreamId } from "../core/ids.ts"
import type { EventLog } from "../events/EventLog.ts"
import type { ReleaseEvent } from "../events/release.ts"

const PAGE = 1_000

export const releaseState = async (log: Pick<EventLog, "streamPage">): Promise<ReleaseState> => {
  let state = initial
  for (let at = 0; ; at += PAGE) {
    const page = await log.streamPage(StreamId("release", "self"), at, PAGE)
    for (const { event } of page) state = evolve(state, event as ReleaseEvent)
    if (page.length < PAGE) return state
  }
}
