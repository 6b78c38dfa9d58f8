/**
 * While a public torrent that is wanted knows no peer: looks for other trackers that list it, first among those whose
 * words are here, then by asking trusted nodes, and meets its peers there as well. The tracker that it came from is
 * still met by `announce`.
 */
import type { TrackerKey } from "../../../core/ids.ts"
import { wait } from "../../../core/wait.ts"
import { Alone } from "../../Alone.ts"
import { listedElsewhere } from "./listedElsewhere.ts"
import { sourceOf } from "./source.ts"
import { type TorrentEffect, wantsPieces } from "./TorrentEffect.ts"

const LOOK_MS = 20_000
const SEEDING_MS = 120_000
const RESTING_MS = 15 * 60_000
/** Trackers beside its own that it is met at. */
const MOST = 4
/** One that fails so often in a row is met no more. */
const FAILURES = 3

export const seek: TorrentEffect<"clock" | "directory" | "exchange" | "library" | "search" | "trackers" | "vault"> =
  (ports) => async (context) => {
    const { id, state, signal } = context
    const metainfo = ports.library.get(id)
    if (!metainfo || metainfo.private) return
    const { infoHash, bytes } = metainfo
    const { clock, exchange, trackers } = ports
    const alone = new Alone(clock)
    /** Failures in a row of each. */
    const others = new Map<TrackerKey, number>()
    const meet = async (tracker: TrackerKey): Promise<boolean> => {
      const own = exchange.records(id).slice(0, 1)
      const met = await trackers.meet(tracker, infoHash, own, bytes, signal).then(
        ({ records, source }) => (exchange.addRecords(id, records, source), true),
        () => false,
      )
      const failures = met ? 0 : (others.get(tracker) ?? FAILURES) + 1
      if (failures < FAILURES) others.set(tracker, failures)
      else others.delete(tracker)
      return met
    }
    const knowsNobody = () => exchange.alone(id)
    const search = async (): Promise<void> => {
      const own = sourceOf(ports, id)?.tracker
      for await (const tracker of listedElsewhere(ports, infoHash, signal)) {
        if (tracker !== own && !others.has(tracker)) await meet(tracker)
        // Before the next one is looked for, which may be asked of others.
        if (signal.aborted || others.size >= MOST || !knowsNobody()) return
      }
    }
    let metAt = clock.now()
    while (!signal.aborted) {
      await wait(clock, LOOK_MS, signal)
      if (signal.aborted) return
      const wanting = wantsPieces(state())
      const pause = wanting ? LOOK_MS : exchange.resting(id) ? RESTING_MS : SEEDING_MS
      if (clock.now() - metAt >= pause) {
        metAt = clock.now()
        for (const tracker of [...others.keys()]) await meet(tracker)
      }
      if (alone.isDue(wanting && knowsNobody())) await search()
    }
  }
