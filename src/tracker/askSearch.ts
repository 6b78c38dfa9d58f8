/**
 * Asks for what a tracker lists of some words, and checks what is answered: each entry signed by the tracker that was
 * asked, each body the one that its entry names. An answer with a single one that is not is no answer at all.
 */
import { toHex } from "../core/hex.ts"
import type { InfoHash, TrackerKey } from "../core/ids.ts"
import type { CheckedEntry } from "../storage/EntryStore.ts"
import { Entry, entryHash, sha256 } from "../wire/Entry.ts"
import { decodeEntryBody } from "../wire/EntryBody.ts"
import type { SearchAnswer } from "../wire/Search.ts"
import { NoAnswer, type TrackerReader } from "./TrackerReader.ts"

/** @throws DialError when nobody answers, or nobody what the tracker has signed. */
export const askSearch = (
  reader: TrackerReader,
  tracker: TrackerKey,
  words: string,
  signal: AbortSignal,
): Promise<readonly CheckedEntry[]> =>
  reader.ask(async (client) => {
    const answer = await client.search(words)
    const checked = answer && checkAnswer(tracker, answer)
    if (checked === "forged") throw new NoAnswer("what was answered to a search is not signed by the tracker")
    return checked
  }, signal)

export const checkAnswer = (
  tracker: TrackerKey,
  { entries, bodies }: SearchAnswer,
): readonly CheckedEntry[] | "forged" => {
  const checked: CheckedEntry[] = []
  for (const [i, entry] of entries.entries()) {
    const [read, body] = [Entry.read(entry), bodies[i]!]
    if (!read || toHex(read.tracker) !== tracker || read.type === "Tombstone") return "forged"
    if (Buffer.compare(sha256(body), read.body) !== 0) return "forged"
    const said = decodeEntryBody(read.type, body)
    if (!said) return "forged"
    const { v: _, ...words } = said
    const { seq, type, at } = read
    const infohash = toHex(read.infohash) as InfoHash
    checked.push({ ...words, seq, type, at, infohash, hash: entryHash(entry), entry, body })
  }
  return checked
}
