/**
 * Asks the node whose tracker it is, and nobody else, what it lists of some words: over a circuit that is used for this
 * one question, so that nobody can tie two questions together. Checks what is answered: each entry signed by the
 * tracker that was asked, each body the one that its entry names. An answer with a single one that is not is no answer
 * at all.
 */
import { fromHex, toHex } from "../core/hex.ts"
import type { InfoHash, TrackerKey } from "../core/ids.ts"
import { onionAddress } from "../core/onionAddress.ts"
import type { CheckedEntry } from "../storage/EntryStore.ts"
import type { Sessions } from "../transport/Sessions.ts"
import { DialError } from "../transport/Transport.ts"
import { Entry, entryHash, sha256 } from "../wire/Entry.ts"
import { decodeEntryBody } from "../wire/EntryBody.ts"
import type { SearchAnswer } from "../wire/Search.ts"
import { TrackerClient } from "./TrackerClient.ts"
import type { Trackers } from "./Trackers.ts"

/** How long the words wait for an answer, once they are sent. */
const ANSWER_MS = 15_000

export const searching = (sessions: Sessions): Trackers["search"] => {
  let asked = 0
  return (tracker, words, signal) =>
    askSearch(sessions, tracker, words, { circuit: `search-${++asked}-${tracker}`, signal })
}

const askSearch = async (
  sessions: Sessions,
  tracker: TrackerKey,
  words: string,
  { circuit, signal }: { readonly circuit: string; readonly signal: AbortSignal },
): ReturnType<Trackers["search"]> => {
  const session = await sessions.connect(onionAddress(fromHex(tracker)), { circuit, signal })
  try {
    const answer = await new TrackerClient(session, ANSWER_MS, signal).search(words)
    if (!answer)
      throw new DialError("refused", "stop", "it answers no questions, or was asked too often; try again later")
    const entries = checkAnswer(tracker, answer)
    return entries === "forged" ? entries : { entries, more: answer.more === 1 }
  } finally {
    session.close()
  }
}

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
