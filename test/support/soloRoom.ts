/** One room, what it has told its node, and neighbours that only listen and speak. */
import { expect } from "vitest"
import type { Clock } from "../../src/core/Clock.ts"
import { Room } from "../../src/tracker/Room.ts"
import { TRACKER_LIMITS } from "../../src/tracker/TrackerLimits.ts"
import { Batch, MAX_BATCH } from "../../src/wire/Batch.ts"
import { hex, TRACKER_KEY } from "./trackerRecords.ts"

export const soloRoom = (clock: Clock) => {
  const seen = { heads: [] as number[], forks: [] as number[], peers: 0, mirrors: [] as boolean[] }
  const unlisted = new Set<string>()
  const room = new Room(TRACKER_KEY, (swarm) => !unlisted.has(swarm), clock, TRACKER_LIMITS, {
    headSeen: (head) => void seen.heads.push(head.seq),
    forkFound: (at) => void seen.forks.push(at),
    peersSeen: (_, records) => void (seen.peers += records.length),
    mirrorSeen: (_, stopped) => void seen.mirrors.push(stopped),
  })
  return { room, seen, unlisted }
}

export const listener = (of: Room) => {
  const batches: Batch[] = []
  const port = of.attach((bytes) => {
    expect(bytes.length).toBeLessThanOrEqual(MAX_BATCH)
    batches.push(Batch.decode(bytes)!)
  })
  const heard = () => batches.flatMap(({ peers, mirrors }) => [...mirrors, ...peers]).map(hex)
  return { port, batches, heard }
}

export const tell = (over: Partial<Batch>): Batch => ({ v: 1, head: [], fork: [], mirrors: [], peers: [], ...over })
