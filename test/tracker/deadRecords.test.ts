/**
 * ROOM4: records of onions that do not exist, brought by strangers to a tracker's onion, do not hide the peers that are
 * there.
 */
import { describe, expect, it } from "vitest"
import { ANSWERED } from "../../src/tracker/meetPeers.ts"
import { OWN, Room } from "../../src/tracker/Room.ts"
import { TRACKER_LIMITS } from "../../src/tracker/TrackerLimits.ts"
import { Batch } from "../../src/wire/Batch.ts"
import { HandClock } from "../support/HandClock.ts"
import { servedTracker, SWARM } from "../support/servedTracker.ts"
import { hex, mirrorRecord, peerRecord, someone } from "../support/trackerRecords.ts"

const LIMITS = { ...TRACKER_LIMITS, peersPerSwarm: 500, mirrorsPerTracker: 100 }
const served = () => servedTracker(LIMITS)
const infoHash = hex(SWARM)

const dead = (count: number) =>
  Array.from({ length: count }, () => peerRecord(someone(), SWARM, { state: "seed", have: 100 }))

describe("ROOM4 dead records", () => {
  const flood = dead(900)
  it.each([1, 30, 300])(
    "of %i sessions without a proof fill a table, and those who come, are linked or are this " +
      "node are named all the same",
    (sessions) => {
      const { room, bring, meet } = served()
      flood.forEach(
        (_, i) =>
          i < sessions &&
          bring(
            1_000 + i,
            flood.filter((_, n) => n % sessions === i),
          ),
      )
      const own = peerRecord(someone(), SWARM)
      const met = dead(12)
      const linked = dead(12)
      room.addPeers([own], OWN)
      met.forEach((record, i) => meet(i, record))
      room.attach(() => undefined).take({ v: 1, head: [], fork: [], mirrors: [], peers: linked })
      // Who has filled the table brings all again.
      flood.forEach(
        (_, i) =>
          i < sessions &&
          bring(
            2_000 + i,
            flood.filter((_, n) => n % sessions === i),
          ),
      )
      const living = new Set([own, ...met, ...linked].map(hex))
      let named = 0
      for (let asker = 100; asker < 120; asker++) {
        const answer = meet(asker)
        expect(answer[0]).toBe(hex(own))
        named = answer.filter((record) => living.has(record)).length
        // The node's own, and four fifths of the rest.
        expect(named).toBe(1 + Math.ceil(((ANSWERED - 1) * 4) / 5))
        expect(answer.slice(0, 10).filter((record) => living.has(record)).length).toBeGreaterThanOrEqual(8)
      }
      expect(room.table.sizesOf(infoHash).up).toBe(500)
      room.close()
    },
  )

  it("with proofs are hints too, above so many of one session, and cost no reading of metadata then", () => {
    const { room, store, meet } = served()
    let reads = 0
    const { metainfo: read } = store
    store.metainfo = (which) => (reads++, read.call(store, which))
    for (const record of dead(200)) meet(1, record)
    expect(reads).toBe(LIMITS.proofsBurst)
    expect(room.table.sizesOf(infoHash).up).toBe(LIMITS.proofsBurst)
    // Another session's are looked at: the cap is each one's own.
    const honest = peerRecord(someone(), SWARM)
    expect(meet(2, honest)).toContain(hex(honest))
    room.close()
  })

  it("that bring an honest record along with them do not keep it in their crowd", () => {
    const { room, bring, meet } = served()
    const honest = peerRecord(someone(), SWARM)
    bring(1, [...flood.slice(0, 400), honest])
    const named = () =>
      Array.from({ length: 10 }, (_, i) => meet(50 + i)).filter((answer) => answer.includes(hex(honest))).length
    expect(named()).toBeLessThan(8)
    meet(2, honest)
    expect(named()).toBe(10)
    room.close()
  })

  it("of mirrors leave room for the mirror that answers, and for whom it is linked to", () => {
    const { room, chain, ask } = served()
    const made = (count: number) =>
      Array.from({ length: count }, () => mirrorRecord(someone(), { tracker: chain.signer.publicKey }))
    for (let i = 0; i < 10; i++)
      ask(i, "POST", "/tracker/records", Batch.encode({ v: 1, head: [], fork: [], peers: [], mirrors: made(30) }))
    const [own, ...linked] = made(11)
    expect(room.addMirror(own!)).toBe(true)
    room.attach(() => undefined).take({ v: 1, head: [], fork: [], peers: [], mirrors: linked })
    const answer = Batch.decode(ask(99, "GET", "/tracker/mirrors"))!.mirrors.map(hex)
    expect(answer[0]).toBe(hex(own!))
    expect(linked.filter((record) => answer.includes(hex(record)))).toHaveLength(10)
    expect(room.table.mirrors).toBe(100)
    room.close()
  })

  it("of one swarm take no place from a swarm beside it when all that a tracker may hold is held", () => {
    const limits = { ...LIMITS, peersPerTracker: 60, peersPerSwarm: 50 }
    const room = new Room(served().chain.tracker, () => true, new HandClock(), limits, {
      headSeen: () => undefined,
      forkFound: () => undefined,
      mirrorSeen: () => undefined,
      peersSeen: () => undefined,
    })
    room.addPeers(flood.slice(0, 50))
    const other = Buffer.alloc(32, 9)
    const honest = Array.from({ length: 25 }, () => peerRecord(someone(), other))
    expect(room.addPeers(honest)).toBe(25)
    expect([room.table.sizesOf(infoHash).up, room.table.sizesOf(hex(other)).up]).toEqual([35, 25])
    room.close()
  })
})
