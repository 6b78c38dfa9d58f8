/**
 * One link that this node opens to a neighbour: its feed comes in, this node's news goes out in requests, and the sets
 * are compared at once and every now and then. Lives as long as the session.
 */
import type { Clock } from "../core/Clock.ts"
import type { Prng } from "../core/prng.ts"
import { CheckBudget } from "./CheckBudget.ts"
import { reconcileWith } from "./reconcile.ts"
import type { Room } from "./Room.ts"
import type { TrackerClient } from "./TrackerClient.ts"

/** Three missed signs of life of a feed. */
const FEED_IDLE_MS = 180_000
/** Batches that may wait for a slow neighbour; what is dropped is found when the sets are compared. */
const MAX_WAITING = 32

/** Runs one link. @returns when it is over. @throws why it broke. */
export const runLink = async (room: Room, client: TrackerClient, clock: Clock, random: Prng): Promise<void> => {
  let waiting: Uint8Array[] = []
  let sending = false
  let timer: unknown
  // Whom we have dialled may have us check as much as one who dials us.
  const budget = new CheckBudget(clock, room.limits.checksBurst, room.limits.checksPerSecond)
  const send = async (): Promise<void> => {
    if (sending) return
    sending = true
    try {
      for (let batch = waiting.shift(); batch; batch = waiting.shift()) await client.records(batch)
    } finally {
      sending = false
    }
  }
  const broken = new Promise<never>((_, reject) => {
    const fail = (error: unknown) => reject(error instanceof Error ? error : new Error(String(error)))
    const port = room.attach((batch) => {
      if (waiting.length >= MAX_WAITING) waiting = waiting.slice(1)
      waiting.push(batch)
      send().catch(fail)
    })
    const compare = () => {
      reconcileWith(room, client, port.take).catch(fail)
      timer = clock.setTimeout(compare, room.limits.reconcileMs * (0.8 + 0.4 * random()))
    }
    compare()
    client
      .feed((batch) => void port.take(budget.limit(0, batch)), FEED_IDLE_MS)
      .then(() => fail(new Error("the feed has ended")), fail)
    void client.session.closed.then((reason) => {
      port.close()
      clock.clearTimeout(timer)
      fail(new Error(reason))
    })
  })
  try {
    await broken
  } finally {
    client.session.close()
  }
}
