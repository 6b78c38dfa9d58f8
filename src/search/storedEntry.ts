/** An entry as an EntryStore keeps it, read again: it was checked when it was taken. */
import { toHex } from "../core/hex.ts"
import type { InfoHash } from "../core/ids.ts"
import type { CheckedEntry } from "../storage/EntryStore.ts"
import { Entry, entryHash } from "../wire/Entry.ts"
import { decodeEntryBody } from "../wire/EntryBody.ts"

/** @throws when it is no entry, which no store should hold. */
export const storedEntry = (entry: Uint8Array, body: Uint8Array): CheckedEntry => {
  const read = Entry.decode(entry)
  if (!read) throw new Error("an entry in the store cannot be read")
  const { seq, type, at } = read
  const { v: _, ...said } = (body.length > 0 && decodeEntryBody(type, body)) || { v: 1 }
  return { ...said, seq, type, at, infohash: toHex(read.infohash) as InfoHash, hash: entryHash(entry), entry, body }
}
