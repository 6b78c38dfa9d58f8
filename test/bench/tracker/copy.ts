/**
 * A process that does one thing once and says how long it took: `copy.ts chain SOCKETS FILE` copies the tracker that is
 * served in SOCKETS into a new store, checked as a mirror checks it; `copy.ts raw FILE COUNT` writes as many rows of
 * the same size with better-sqlite3 under the same pragmas, and does nothing else.
 */
import Database from "better-sqlite3"
import { randomFillSync } from "node:crypto"
import { systemClock, systemRandom } from "../../../src/app/systemClock.ts"
import { earlyCollection } from "../../../src/app/earlyCollection.ts"
import { prng, seedOf } from "../../../src/core/prng.ts"
import { SqliteEntryStore } from "../../../src/storage/SqliteEntryStore.ts"
import { AddressBook } from "../../../src/tracker/AddressBook.ts"
import { copyChain } from "../../../src/tracker/copyChain.ts"
import { TRACKER_LIMITS } from "../../../src/tracker/TrackerLimits.ts"
import { TrackerReader } from "../../../src/tracker/TrackerReader.ts"
import { Http2Sessions } from "../../../src/transport/h2/Http2Sessions.ts"
import { LoopbackTransport } from "../../../src/transport/loopback/LoopbackTransport.ts"
import { PAGE_ENTRIES } from "../../../src/wire/EntriesPage.ts"
import { makeChain, TRACKER_KEY } from "./made.ts"
import { usage } from "./processes.ts"

const [what, ...args] = process.argv.slice(2) as [string, string, string]

const chain = async (sockets: string, file: string): Promise<void> => {
  const store = new SqliteEntryStore(file)
  const sessions = new Http2Sessions(new LoopbackTransport(sockets), systemClock, {}, earlyCollection())
  const book = new AddressBook(TRACKER_KEY, [], systemClock, prng(seedOf(systemRandom.bytes(4))), TRACKER_LIMITS)
  const reader = new TrackerReader(TRACKER_KEY, book, sessions, systemClock, TRACKER_LIMITS)
  const nothing = async () => undefined
  const end = await copyChain({
    tracker: TRACKER_KEY,
    store,
    reader,
    limits: TRACKER_LIMITS,
    signal: new AbortController().signal,
    onStored: nothing,
    onHead: nothing,
  })
  if (end.kind !== "complete" || store.tip(TRACKER_KEY).seq !== end.head.seq) throw new Error(`not copied: ${end.kind}`)
  reader.close()
  store.close()
}

const raw = (file: string, count: number): void => {
  const [{ entry, body }] = makeChain(1) as [ReturnType<typeof makeChain>[number]]
  const database = new Database(file)
  database.pragma("journal_mode = WAL")
  database.pragma("synchronous = FULL")
  database.pragma("cache_size = -16000")
  database.pragma("wal_autocheckpoint = 8000")
  database.exec(
    "CREATE TABLE entries (seq INTEGER PRIMARY KEY, infohash BLOB, entry BLOB, body BLOB, title TEXT) STRICT",
  )
  database.exec("CREATE UNIQUE INDEX by_infohash ON entries (infohash)")
  const insert = database.prepare("INSERT INTO entries VALUES (?, ?, ?, ?, ?)")
  const infohash = Buffer.alloc(32)
  const page = database.transaction((from: number) => {
    for (let seq = from; seq < from + PAGE_ENTRIES && seq <= count; seq++)
      insert.run(seq, randomFillSync(infohash), entry, body, "A title of a torrent, one of many of this tracker")
  })
  for (let from = 1; from <= count; from += PAGE_ENTRIES) page(from)
  database.close()
}

const [before, begun] = [usage("cpu").cpu, performance.now()]
if (what === "chain") await chain(args[0], args[1])
else raw(args[0], Number(args[1]))
process.send!({
  seconds: (performance.now() - begun) / 1_000,
  cpu: usage("cpu").cpu - before,
  peak: process.resourceUsage().maxRSS / 1024,
})
