/**
 * Run in a process of its own that is killed: appends a chain that follows from nothing but its length to a store,
 * seven entries at a time, and tells the seq of each batch that was acknowledged. `node chainUntilKilled.ts FILE`;
 * needs no end.
 */
import { writeSync } from "node:fs"
import type { InfoHash, TrackerKey } from "../../src/core/ids.ts"
import type { CheckedEntry } from "../../src/storage/EntryStore.ts"
import { SqliteEntryStore } from "../../src/storage/SqliteEntryStore.ts"
import { sha256 } from "../../src/wire/Entry.ts"

export const TRACKER = "ab".repeat(32) as TrackerKey
const BATCH = 7

/** Of 40 torrents, which are added, renamed and taken back in turn. Not signed: the store does not look. */
export function* chainUntilKilled(): Generator<CheckedEntry, never> {
  for (let seq = 1; ; seq++) {
    const infohash = Buffer.from(sha256(Buffer.from(`${seq % 40}`))).toString("hex") as InfoHash
    const entry = Buffer.from(`entry ${seq} ${"x".repeat(200)}`)
    const turn = Math.floor(seq / 40) % 3
    const type = turn === 0 ? "AddTorrent" : turn === 1 ? "EditInfo" : "Tombstone"
    const body = type === "Tombstone" ? new Uint8Array(0) : Buffer.from(`title ${seq}`)
    const said =
      type === "Tombstone" ? {} : { title: `title ${seq}`, ...(type === "AddTorrent" ? { bytes: seq, files: 1 } : {}) }
    yield { seq, hash: sha256(entry), entry, body, type, infohash, at: seq, ...said }
  }
}

if (process.argv[1] === import.meta.filename) {
  const store = new SqliteEntryStore(process.argv[2]!)
  const chain = chainUntilKilled()
  for (let seq = store.tip(TRACKER).seq; seq > 0; seq--) chain.next()
  for (;;) {
    store.append(
      TRACKER,
      Array.from({ length: BATCH }, () => chain.next().value),
    )
    writeSync(1, `${store.tip(TRACKER).seq}\n`)
  }
}
