/**
 * A mirror that is updated by hand takes no new entries by itself, but what its tracker has taken back it offers no
 * longer: reads the chain ahead without storing it, and hides what tombstones name. Each entry is read once, by one
 * reader at a time.
 */
import type { ChainTip } from "../core/chain.ts"
import { wait } from "../core/wait.ts"
import type { EntryStore } from "../storage/EntryStore.ts"
import { Entry } from "../wire/Entry.ts"
import { Head } from "../wire/Head.ts"
import { checkPage } from "./checkPage.ts"
import type { CopyJob } from "./copyJob.ts"
import { NoAnswer, type TrackerReader } from "./TrackerReader.ts"

export interface HideJob extends Omit<CopyJob, "onStored" | "onHead" | "store"> {
  readonly store: Pick<EntryStore, "tip" | "hide">
}

/** When nobody who is ahead can be reached: again, after these. */
const RETRIES_MS = [2_000, 5_000, 10_000, 20_000, 40_000, 80_000, 160_000, 300_000]

interface Ahead {
  /** How far it was read, and how far it is to be. */
  tip: ChainTip
  wanted: number
  /** Octets that were read beyond the copy. */
  octets: number
  running: boolean
}

const readers = new WeakMap<TrackerReader, Ahead>()

/**
 * To be called when a head was seen that is ahead of the copy: `known`. @throws DialError when nobody was reached for
 * long.
 */
export const hideTakenBack = async (job: HideJob): Promise<void> => {
  const { tracker, store, reader, signal, known } = job
  const ahead = readers.get(reader) ?? { tip: store.tip(tracker), wanted: 0, octets: 0, running: false }
  readers.set(reader, ahead)
  ahead.wanted = Math.max(ahead.wanted, (known && Head.read(known)?.seq) ?? 0)
  if (ahead.running) return
  ahead.running = true
  try {
    for (let failures = 0; !signal.aborted;) {
      try {
        if (!(await readPage(job, ahead))) return
        failures = 0
      } catch (error) {
        const pause = RETRIES_MS[failures++]
        if (pause === undefined) throw error
        await wait(reader.clock, pause, signal)
      }
    }
  } finally {
    ahead.running = false
  }
}

/** @returns whether there was something left to read. */
async function readPage({ tracker, store, reader, limits, signal }: HideJob, ahead: Ahead): Promise<boolean> {
  const own = store.tip(tracker)
  // A copy that is made anew, after it was lost, begins again too.
  if (own.seq > ahead.tip.seq || own.seq === 0) Object.assign(ahead, { tip: own, octets: 0 })
  const from = ahead.tip
  // What it may not store it need not read without end either.
  if (from.seq >= Math.min(ahead.wanted, own.seq + limits.entries) || ahead.octets > limits.entryOctets) return false
  const found = await reader.ask(async (client) => {
    const page = await client.entries(from.seq + 1)
    if (!page || page.entries.length === 0) return undefined
    const checked = checkPage(from, tracker, page)
    if (typeof checked === "string" || !Entry.read(checked.entries.at(-1)!.entry))
      throw new NoAnswer("a page of entries is not true")
    return checked
  }, signal)
  for (const { type, infohash, entry, body } of found.entries) {
    ahead.octets += entry.length + body.length
    if (type === "Tombstone") store.hide(tracker, infohash)
  }
  ahead.tip = found.tip
  return true
}
