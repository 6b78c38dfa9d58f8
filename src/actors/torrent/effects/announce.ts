/**
 * What is public is announced wherever its tracker is held: news of this swarm go to the trackers that this node holds,
 * and come from them. Where it holds none, whoever serves the tracker is asked, soon after each change, more rarely
 * when pieces are no longer wanted. A private swarm's records travel on that share's onion alone (rendezvous).
 */
import { backOff } from "../../../core/backOff.ts"
import { clockTrouble } from "../../../core/clockTrouble.ts"
import { waitWhile } from "../../waitWhile.ts"
import { sourceOf } from "./source.ts"
import { type TorrentEffect, wantsPieces } from "./TorrentEffect.ts"

const LOOK_MS = 2_000
const WANTING_MS = 20_000
const SEEDING_MS = 120_000
const FIRST_MS = 500

export const announce: TorrentEffect<"clock" | "exchange" | "library" | "progress" | "trackers" | "vault"> =
  (ports) => async (context) => {
    const { id, state, signal } = context
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
        ports.progress.trouble(id, ahead === undefined ? undefined : clockTrouble(ahead))
      return ahead !== undefined
    }
    let held = false
    let askAt = 0
    let failures = 0
    let clockTold = false
    let wanted: boolean | undefined
    while (!signal.aborted) {
      const wanting = wantsPieces(state())
      // What changed is told at once, and its failures are counted from nothing.
      if (wanting !== wanted) askAt = failures = 0
      wanted = wanting
      const lists = trackers.lists(infoHash)
      if (lists && !held) {
        trackers.announce(infoHash, exchange.records(id), exchange.ownRecord(id))
        exchange.addRecords(id, trackers.records(infoHash), { standing: "link", name: "held trackers" })
      }
      held = lists
      // Read anew: a public link's tracker becomes known when its metadata are fetched.
      const tracker = lists ? undefined : sourceOf(ports, id)?.tracker
      if (tracker && clock.now() >= askAt) {
        const met = await trackers.meet(tracker, infoHash, exchange.records(id).slice(0, 1), bytes, signal).then(
          ({ records, source }) => (exchange.addRecords(id, records, source), true),
          () => false,
        )
        failures = met ? 0 : failures + 1
        const alone = wanting && exchange.records(id).length <= 1
        const pause = wanting ? WANTING_MS : SEEDING_MS
        askAt = clock.now() + (failures > 0 ? backOff(LOOK_MS, pause, failures) : alone ? LOOK_MS : pause)
      }
      clockTold = tellClock(wanting, clockTold)
      const pause = held || !tracker || clock.now() < askAt ? LOOK_MS : FIRST_MS
      await waitWhile(context, (now) => wantsPieces(now) === wanting, { clock, ms: pause })
    }
    for (const end of unsubscribe) end()
  }
