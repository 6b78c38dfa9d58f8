/**
 * What is public is announced wherever its tracker is held: news of this swarm go to the trackers that this node holds,
 * and come from them. Where it holds none, whoever serves the tracker is asked, soon after each change, also of this
 * node's own word; more rarely when pieces are no longer wanted, and at rest four times an hour. A private swarm's
 * records travel on that share's onion alone (rendezvous).
 */
import { backOff } from "../../../core/backOff.ts"
import { clockTrouble } from "../../../core/clockTrouble.ts"
import { firstRestPause, type Mood, moodOf, restPause, whileMood } from "./mood.ts"
import { sourceOf } from "./source.ts"
import type { TorrentEffect } from "./TorrentEffect.ts"

const LOOK_MS = 2_000
const WANTING_MS = 20_000
const SEEDING_MS = 120_000
const FIRST_MS = 500
/** Between two questions that are asked only because the own word has changed. */
const NEWS_MS = 5_000
/** At rest it is looked so often whether a tracker that lists it is held by now. */
const REST_LOOK_MS = 30_000

export const announce: TorrentEffect<"clock" | "exchange" | "library" | "progress" | "random" | "trackers" | "vault"> =
  (ports) => async (context) => {
    const { id, signal } = context
    const metainfo = ports.library.get(id)
    if (!metainfo || metainfo.private) return
    const { infoHash, bytes } = metainfo
    const { exchange, trackers, clock } = ports
    const unsubscribe = [
      exchange.onRecords(id, (news) => trackers.announce(infoHash, news, exchange.ownRecord(id))),
      trackers.onRecords(infoHash, (records, source) =>
        exchange.addRecords(id, records, { ...source, unranked: true }),
      ),
    ]
    // Where a share's onion is asked too, rendezvous tells it.
    const tellClock = (wanting: boolean, before: boolean): boolean => {
      const ahead = !wanting || sourceOf(ports, id)?.share ? undefined : exchange.clockAhead(id)
      if (ahead !== undefined || before)
        ports.progress.trouble(id, ahead === undefined ? undefined : clockTrouble(ahead), "clock")
      return ahead !== undefined
    }
    let held = false
    let askAt = 0
    let askedAt = Number.NEGATIVE_INFINITY
    /** The own word that was told last. */
    let told: Uint8Array | undefined
    let failures = 0
    let clockTold = false
    let before: Mood | undefined
    while (!signal.aborted) {
      const mood = moodOf(ports, context)
      const wanting = mood === "wanting"
      // What changed is told at once, and its failures are counted from nothing. What begins at rest is no news.
      if (mood !== before) {
        askAt = mood === "resting" && !before ? clock.now() + firstRestPause(ports) : 0
        failures = 0
      }
      before = mood
      const lists = trackers.lists(infoHash)
      if (lists && !held) {
        trackers.announce(infoHash, exchange.records(id), exchange.ownRecord(id))
        exchange.addRecords(id, trackers.records(infoHash), { standing: "link", name: "held trackers" })
      }
      held = lists
      // Read anew: a public link's tracker becomes known when its metadata are fetched.
      const tracker = lists ? undefined : sourceOf(ports, id)?.tracker
      const own = exchange.ownRecord(id)
      // Who is whole by now would be taken for one that still downloads.
      if (mood !== "resting" && own !== told) askAt = Math.min(askAt, askedAt + NEWS_MS)
      if (tracker && clock.now() >= askAt) {
        told = own
        askedAt = clock.now()
        const met = await trackers.meet(tracker, infoHash, exchange.records(id).slice(0, 1), bytes, signal).then(
          ({ records, source }) => (exchange.addRecords(id, records, source), true),
          () => false,
        )
        failures = met ? 0 : failures + 1
        const alone = wanting && exchange.alone(id)
        const pause = mood === "resting" ? restPause(ports) : wanting ? WANTING_MS : SEEDING_MS
        const soon = failures > 0 ? backOff(LOOK_MS, pause, failures) : alone ? LOOK_MS : pause
        askAt = clock.now() + (mood === "resting" ? pause : soon)
      }
      clockTold = tellClock(wanting, clockTold)
      const waits = held || !tracker || clock.now() < askAt
      const pause = !waits ? FIRST_MS : mood === "resting" ? REST_LOOK_MS : LOOK_MS
      await whileMood(ports, context, mood, { clock, ms: pause })
    }
    for (const end of unsubscribe) end()
  }
