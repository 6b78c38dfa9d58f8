/**
 * Bodies that somebody held back while the chain was copied are asked of others; what nobody gives is tried at the next
 * update.
 */
import type { CheckedEntry } from "../storage/EntryStore.ts"
import { Entry } from "../wire/Entry.ts"
import { PAGE_ENTRIES } from "../wire/EntriesPage.ts"
import { checkPage } from "./checkPage.ts"
import type { CopyJob } from "./copyJob.ts"
import type { TrackerClient } from "./TrackerClient.ts"
import { NoAnswer } from "./TrackerReader.ts"

/**
 * In one update: pages asked for in vain, and places asked for each. A body comes in a page of many, so that a try is
 * dear.
 */
const TRIES = 4
const PLACES = 4

export const fillWithheld = async (job: CopyJob): Promise<void> => {
  const { tracker, store, reader, limits, signal } = job
  let failed = 0
  for (let after = 0; failed < TRIES && !signal.aborted;) {
    const wanted = store.withheld(tracker).filter((seq) => seq > after)
    const [first] = wanted
    if (first === undefined) return
    after = first
    const found = await reader
      .ask((client) => bodiesFrom(job, client, wanted), signal, { most: PLACES })
      .catch(() => [])
    if (found.length === 0) failed++
    for (const entry of found)
      if (store.octets(tracker).entries + entry.body.length <= limits.entryOctets) store.restore(tracker, entry)
  }
}

/** Of the page that begins with the first of them: all that are wanted, and whose entries are those that are here. */
async function bodiesFrom(
  { tracker, store }: CopyJob,
  client: TrackerClient,
  wanted: readonly number[],
): Promise<CheckedEntry[] | undefined> {
  const first = wanted[0]!
  const page = await client.entries(first)
  const own = store.page(tracker, first, PAGE_ENTRIES, Number.MAX_SAFE_INTEGER).entries
  if (!page?.entries[0] || !own[0]) return undefined
  const checked = checkPage({ seq: first - 1, hash: Entry.decode(own[0])!.prev }, tracker, page)
  if (typeof checked === "string") throw new NoAnswer("a page of entries is malformed, or not the one that is here")
  const same = (entry: CheckedEntry) => Buffer.compare(own[entry.seq - first] ?? NOTHING, entry.entry) === 0
  const found = checked.entries.filter((entry) => wanted.includes(entry.seq) && entry.body.length > 0 && same(entry))
  return found[0]?.seq === first ? found : undefined
}

const NOTHING = new Uint8Array(0)
