/**
 * Copies a tracker's chain as far as its newest signed head, from whoever serves it: page by page from where the copy
 * ends, each page checked by its hashes and the signature of its last entry before it is stored. Can be broken off
 * anywhere and gone on with from anybody else. What cannot be true is not stored; what proves that the tracker has told
 * two stories is brought back.
 */
import { toHex } from "../core/hex.ts"
import type { CheckedEntry } from "../storage/EntryStore.ts"
import { Entry, entryHash } from "../wire/Entry.ts"
import { encodeForkProof, readForkProof } from "../wire/ForkProof.ts"
import { Head } from "../wire/Head.ts"
import { checkPage } from "./checkPage.ts"
import type { CopyEnd, CopyJob } from "./copyJob.ts"
import { fillWithheld } from "./fillWithheld.ts"
import { PageStore } from "./PageStore.ts"
import type { TrackerClient } from "./TrackerClient.ts"
import { NoAnswer } from "./TrackerReader.ts"

type Forked = Extract<CopyEnd, { kind: "fork" }>

/** @throws DialError when nobody answers, or nobody tells anything that is true. */
export const copyChain = async (job: CopyJob): Promise<CopyEnd> => {
  const { store, tracker, reader, signal } = job
  const { head, bytes } = await newestHead(job)
  if (head.seq < store.tip(tracker).seq) return contradiction(job, head, bytes) ?? { kind: "older", head }
  await job.onHead(head)
  const pages = new PageStore(job)
  const ask = () =>
    pages.tip.seq < head.seq ? reader.ask((client) => nextPage(job, pages, client, head.seq), signal) : undefined
  try {
    for (let asked = ask(); asked;) {
      const got = await asked
      const end = Array.isArray(got) ? pages.take(got) : got
      if (end) return end
      // Asked for before what came is stored: so the other side works meanwhile.
      asked = ask()
      asked?.catch(() => undefined)
      await pages.flushIfMany()
    }
  } finally {
    await pages.flush()
  }
  const own = hashAt(job, head.seq)
  if (own && Buffer.compare(own, head.hash) !== 0) {
    const fork = contradiction(job, head, bytes)
    if (fork) return fork
    throw new NoAnswer("what was copied does not lead to the head that is offered, and nothing proves why")
  }
  if (isNewer(head, store.head(tracker))) store.putHead(tracker, bytes)
  await fillWithheld(job)
  return { kind: "complete", head }
}

interface HeadSeen {
  readonly head: Head
  readonly bytes: Uint8Array
}

/** Of somebody who is as far as is known that one can be; else, of those who answered, the newest. */
async function newestHead({ tracker, store, reader, known, signal }: CopyJob): Promise<HeadSeen> {
  const least = Math.max(store.tip(tracker).seq, (known && Head.read(known)?.seq) ?? 0)
  let best: HeadSeen | undefined
  const ask = async (client: TrackerClient): Promise<HeadSeen | undefined> => {
    const bytes = await client.head()
    const head = bytes && Head.read(bytes)
    if (!head || toHex(head.tracker) !== tracker) throw new NoAnswer("no such tracker is served at this address")
    const seen = { head, bytes }
    if (!best || head.seq > best.head.seq) best = seen
    return head.seq >= least ? seen : undefined
  }
  return reader.ask(ask, signal).catch((error: unknown) => {
    if (best && !signal.aborted) return best
    throw error
  })
}

/** The page that goes on from the copy, or the proof that nothing honest can. */
async function nextPage(
  job: CopyJob,
  pages: PageStore,
  client: TrackerClient,
  last: number,
): Promise<CheckedEntry[] | Forked | undefined> {
  const { tip } = pages
  const page = await client.entries(tip.seq + 1)
  if (!page || page.entries.length === 0) return undefined
  const checked = checkPage(tip, job.tracker, page)
  if (checked === "malformed") throw new NoAnswer("a page of entries is malformed")
  if (checked === "broken") {
    await pages.flush()
    return forkWith(job, client, tip.seq)
  }
  const entries = checked.entries.filter(({ seq }) => seq <= last)
  const end = entries.at(-1)
  // The last one's signature covers the hash of the one before, and so all of them.
  if (!end || !Entry.read(end.entry)) throw new NoAnswer("a page of entries is not signed by the tracker")
  return entries
}

/** This place tells another story from `seq` on, or lies: its own entry of that seq, if signed, says which. */
async function forkWith(job: CopyJob, client: TrackerClient, seq: number): Promise<Forked> {
  const theirs = seq === 0 ? undefined : (await client.entries(seq))?.entries[0]
  const own = entryAt(job, seq)
  const fork = theirs && own && proven(job, encodeForkProof("entry", own, Buffer.from(theirs)))
  if (!fork) throw new NoAnswer("a page of entries does not go on from what is here")
  return fork
}

/** The proof that a head does not fit what is here: by the entry in its place, or by the head that was taken before. */
function contradiction(job: CopyJob, head: Head, bytes: Uint8Array): Forked | undefined {
  const own = entryAt(job, head.seq)
  const kept = job.store.head(job.tracker)
  return (
    (own && proven(job, encodeForkProof("mixed", own, bytes))) ??
    (kept && proven(job, encodeForkProof("head", kept, bytes)))
  )
}

function proven({ tracker }: CopyJob, proof: Uint8Array): Forked | undefined {
  const fork = readForkProof(proof)
  return fork && toHex(fork.tracker) === tracker ? { kind: "fork", proof, seq: fork.seq } : undefined
}

const entryAt = ({ store, tracker }: CopyJob, seq: number): Uint8Array | undefined =>
  seq === 0 ? undefined : store.page(tracker, seq, 1, Number.MAX_SAFE_INTEGER).entries[0]

function hashAt(job: CopyJob, seq: number): Uint8Array | undefined {
  const tip = job.store.tip(job.tracker)
  if (seq === tip.seq) return tip.hash
  const entry = entryAt(job, seq)
  return entry && entryHash(entry)
}

const isNewer = (head: Head, kept: Uint8Array | undefined): boolean => {
  const before = kept && Head.read(kept)
  return !before || head.seq > before.seq || (head.seq === before.seq && head.at > before.at)
}
