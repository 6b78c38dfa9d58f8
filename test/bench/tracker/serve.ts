/**
 * A process that serves one tracker over unix sockets: `serve.ts FOLDER TORRENTS [metadata]`. Says how it stands when
 * it is asked.
 */
import path from "node:path"
import { systemClock, systemRandom } from "../../../src/app/systemClock.ts"
import { earlyCollection } from "../../../src/app/earlyCollection.ts"
import { SqliteSearchIndex } from "../../../src/search/SqliteSearchIndex.ts"
import { SqliteEntryStore } from "../../../src/storage/SqliteEntryStore.ts"
import { TrackerNetwork } from "../../../src/tracker/TrackerNetwork.ts"
import { Http2Sessions } from "../../../src/transport/h2/Http2Sessions.ts"
import { LoopbackTransport } from "../../../src/transport/loopback/LoopbackTransport.ts"
import { infohashOf, makeChain, metainfoOf, TRACKER_KEY, TRACKER_SEED } from "./made.ts"
import { answering, usage } from "./processes.ts"

const [folder, torrents, metadata] = [process.argv[2]!, Number(process.argv[3]), process.argv[4] === "metadata"]
const store = new SqliteEntryStore(path.join(folder, "trackers.sqlite"))
const sessions = new Http2Sessions(new LoopbackTransport(folder), systemClock, {}, earlyCollection())
const network = new TrackerNetwork({
  sessions,
  store,
  scratch: () => new SqliteSearchIndex(":memory:"),
  clock: systemClock,
  random: systemRandom,
  beacon: async () => undefined,
  // Twenty sessions speak for a hundred thousand peers: what one session may cause is not what is measured.
  limits: {
    checksBurst: Number.MAX_SAFE_INTEGER,
    checksPerSecond: Number.MAX_SAFE_INTEGER,
    proofsBurst: Number.MAX_SAFE_INTEGER,
    proofsPerSecond: Number.MAX_SAFE_INTEGER,
  },
})
let fresh = 0
const chain = makeChain(torrents)
for (let at = 0; at < torrents; at += 5_000) store.append(TRACKER_KEY, chain.slice(at, at + 5_000))
if (metadata) {
  for (let i = 0; i < torrents; i++) {
    store.putMetainfo(infohashOf(i), metainfoOf(i))
    network.onRecords(infohashOf(i), (records) => void (fresh += records.length))
  }
}
await network.open({
  id: "self",
  tracker: TRACKER_KEY,
  seed: TRACKER_SEED,
  follow: false,
  observer: { headSeen: () => undefined, forkFound: () => undefined },
})
answering((question) => ({ ...usage(question), peers: network.live("self")!.peers, fresh }), { ready: true })
