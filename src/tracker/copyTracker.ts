/** A whole copy of a tracker: its chain, then as many of the metadata of what it lists as fit their quota. */
import { shelfWeight } from "../core/shelfWeight.ts"
import { WHOLE_WEIGHT } from "../core/shelves.ts"
import type { EntryStore } from "../storage/EntryStore.ts"
import { copyChain } from "./copyChain.ts"
import type { CopyJob } from "./copyJob.ts"
import { copyMetainfos } from "./copyMetainfos.ts"
import type { CopyObserver, CopyOutcome } from "./Trackers.ts"

interface TrackerJob extends Omit<CopyJob, "store" | "onStored" | "onHead"> {
  readonly store: EntryStore
  /** Then the metadata are its shelf's, and not copied here. */
  readonly partial: boolean
}

/** @returns how it ended, and the proof of a fork, which is in the store by then. @throws DialError */
export const copyTracker = async (
  job: TrackerJob,
  observer: CopyObserver,
): Promise<{ readonly outcome: CopyOutcome; readonly proof?: Uint8Array }> => {
  const { tracker, store, limits, partial } = job
  const end = await copyChain({
    ...job,
    onStored: (seq, octets) => observer.stored(seq, octets),
    onHead: ({ seq, at }) => observer.headSeen(seq, at),
  })
  if (end.kind === "fork") {
    store.putFork(tracker, end.proof)
    return { outcome: { kind: "fork", seq: end.seq }, proof: end.proof }
  }
  if (end.kind === "quota") return { outcome: end }
  const { seq } = end.head
  if (partial || (await copyMetainfos(job)) || end.kind === "older") return { outcome: { kind: end.kind, seq } }
  const stock = {
    here: store.metainfos(tracker),
    octets: store.octets(tracker).metainfo,
    listed: store.count(tracker),
  }
  const weight = Math.min(WHOLE_WEIGHT - 1, shelfWeight(stock, limits.metainfoOctets))
  return { outcome: { kind: end.kind, seq, weight } }
}
