/**
 * Three holders of one tracker over real onions: a record that is announced at one is seen at the other two. Prints how
 * long that took; the goal is a median of 5 s.
 */
import { mkdtemp, rm } from "node:fs/promises"
import os from "node:os"
import path from "node:path"
import { afterAll, beforeAll, expect, inject, test } from "vitest"
import { torCarrier } from "../../src/app/carriers.ts"
import { systemClock, systemRandom } from "../../src/app/systemClock.ts"
import { genesis } from "../../src/core/chain.ts"
import type { InfoHash, OnionAddress, TrackerKey } from "../../src/core/ids.ts"
import { SqliteSearchIndex } from "../../src/search/SqliteSearchIndex.ts"
import { SqliteEntryStore } from "../../src/storage/SqliteEntryStore.ts"
import { TrackerNetwork } from "../../src/tracker/TrackerNetwork.ts"
import { Http2Sessions } from "../../src/transport/h2/Http2Sessions.ts"
import type { OnionStanding, Transport } from "../../src/transport/Transport.ts"
import { signer } from "../../src/wire/ed25519.ts"
import { entryHash, sha256, Entry } from "../../src/wire/Entry.ts"
import { AddTorrent } from "../../src/wire/EntryBody.ts"
import { LIFETIME_SECONDS, PeerRecord } from "../../src/wire/PeerRecord.ts"
import type {} from "../support/privateTorNetwork.ts"

const RECORDS = 20
const seconds = () => Math.floor(Date.now() / 1000)
const infohash = "ab".repeat(32) as InfoHash
const nobody = { headSeen: () => undefined, forkFound: () => undefined }

interface Holder {
  readonly network: TrackerNetwork
  readonly store: SqliteEntryStore
  readonly transport: Transport
}

let home: string
const holders: Holder[] = []

const holder = async (name: string): Promise<Holder> => {
  const transport = await torCarrier(inject("torNetwork"))(path.join(home, name))
  const store = new SqliteEntryStore(":memory:")
  const sessions = new Http2Sessions(transport, systemClock)
  const network = new TrackerNetwork({
    sessions,
    store,
    scratch: () => new SqliteSearchIndex(":memory:"),
    clock: systemClock,
    random: systemRandom,
    beacon: (day) => transport.beacon(day),
  })
  const made = { network, store, transport }
  holders.push(made)
  return made
}

const listOne = (store: SqliteEntryStore, seed: Uint8Array): TrackerKey => {
  const key = signer(seed)
  const tracker = Buffer.from(key.publicKey).toString("hex") as TrackerKey
  const body = AddTorrent.encode({ v: 1, title: "Bulbs", bytes: 1, files: 1 })
  const entry = Entry.sign(key, {
    seq: 1,
    prev: genesis(key.publicKey).hash,
    type: "AddTorrent",
    infohash: Buffer.from(infohash, "hex"),
    body: sha256(body),
    at: seconds(),
  })
  store.append(tracker, [
    {
      seq: 1,
      hash: entryHash(entry),
      entry,
      body,
      type: "AddTorrent",
      infohash,
      at: seconds(),
      title: "Bulbs",
      bytes: 1,
      files: 1,
    },
  ])
  return tracker
}

beforeAll(async () => {
  home = await mkdtemp(path.join(os.tmpdir(), "bulbil-spread-"))
  await Promise.all(["origin", "first", "second"].map(holder))
})

afterAll(async () => {
  await Promise.all(
    holders.map(async ({ network, transport, store }) => {
      await network.stop()
      await transport.close()
      store.close()
    }),
  )
  await rm(home, { recursive: true, force: true, maxRetries: 5 })
})

test("a record that is announced at one holder is seen at the two others", async () => {
  const [origin, first, second] = holders as [Holder, Holder, Holder]
  const seed = systemRandom.bytes(32)
  const tracker = listOne(origin.store, seed)
  const address = await origin.network.open({ id: "self", tracker, seed, follow: true, observer: nobody })
  const mirror = async ({ network }: Holder, from: OnionAddress): Promise<OnionAddress> => {
    const signal = new AbortController().signal
    expect(await network.identify(from, signal)).toBe(tracker)
    const end = await network.copy(tracker, { headSeen: async () => undefined, stored: async () => undefined }, signal)
    expect(end).toEqual({ kind: "complete", seq: 1 })
    return new Promise((resolve, reject) => {
      const stands = (own: OnionAddress, standing: OnionStanding) => void (standing === "up" && resolve(own))
      const held = { id: "m", tracker, seed: systemRandom.bytes(32), follow: true }
      network.open({ ...held, observer: { ...nobody, stands } }).catch(reject)
    })
  }
  await mirror(second, await mirror(first, address))
  while (holders.some(({ network }, i) => (network.live(i === 0 ? "self" : "m")?.links ?? 0) < 1))
    await new Promise((resolve) => setTimeout(resolve, 100))

  const took: number[] = []
  for (let i = 0; i < RECORDS; i++) {
    const peer = signer(systemRandom.bytes(32))
    const record = PeerRecord.sign(peer, {
      swarm: Buffer.from(infohash, "hex"),
      seq: Date.now(),
      state: "seed",
      have: 100,
      lanes: [peer.publicKey],
      issued: seconds(),
      ttl: LIFETIME_SECONDS,
    })
    const seen = [first, second].map(
      ({ network }) =>
        new Promise<number>((resolve) => {
          const stop = network.onRecords(infohash, (records) => {
            if (!records.some((one) => Buffer.compare(one, record) === 0)) return
            stop()
            resolve(performance.now())
          })
        }),
    )
    const begun = performance.now()
    origin.network.announce(infohash, [record], record)
    took.push(Math.max(...(await Promise.all(seen))) - begun)
  }
  took.sort((a, b) => a - b)
  const at = (part: number) => (took[Math.floor((took.length - 1) * part)]! / 1000).toFixed(2)
  console.log(
    `a record over real onions, seen at both others: median ${at(0.5)} s, slowest ${at(1)} s ` +
      `of ${RECORDS} (goal: median 5 s)`,
  )
  expect(took).toHaveLength(RECORDS)
})
