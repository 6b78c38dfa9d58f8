/**
 * Checks a page of somebody's chain against where one's own copy ends: order, hashes, forms. Decides nothing about
 * whose word counts.
 */
import { hash } from "node:crypto"
import { type ChainTip, follows } from "../core/chain.ts"
import { fromHex, toHex } from "../core/hex.ts"
import type { InfoHash, TrackerKey } from "../core/ids.ts"
import type { CheckedEntry } from "../storage/EntryStore.ts"
import type { EntriesPage } from "../wire/EntriesPage.ts"
import { Entry } from "../wire/Entry.ts"
import { decodeEntryBody } from "../wire/EntryBody.ts"

/** `broken`: does not go on from here, which a fork does as well as a lie. */
export type PageFault = "malformed" | "broken"

/** @returns the entries, and the tip that they lead to. */
export const checkPage = (
  tip: ChainTip,
  tracker: TrackerKey,
  page: EntriesPage,
): { readonly entries: readonly CheckedEntry[]; readonly tip: ChainTip } | PageFault => {
  const key = fromHex(tracker)
  const entries: CheckedEntry[] = []
  let at = tip
  for (const [i, entry] of page.entries.entries()) {
    const read = Entry.decode(entry)
    if (!read) return "malformed"
    if (!follows(at, key, read)) return "broken"
    const body = page.bodies[i]!
    // An empty body may stand for one that was taken back; whether it was is seen at the end of the chain.
    const said = body.length > 0 ? bodyOf(read.type, read.body, body) : { v: 1 as const }
    if (!said) return "malformed"
    at = { seq: read.seq, hash: fromHex(hash("sha256", entry, "hex")) }
    const { v: _, ...fields } = said
    entries.push({
      ...fields,
      ...at,
      entry,
      body,
      type: read.type,
      infohash: toHex(read.infohash) as InfoHash,
      at: read.at,
    })
  }
  return { entries, tip: at }
}

const bodyOf = (type: CheckedEntry["type"], expected: Uint8Array, body: Uint8Array) =>
  hash("sha256", body, "hex") === toHex(expected) ? decodeEntryBody(type, body) : undefined
