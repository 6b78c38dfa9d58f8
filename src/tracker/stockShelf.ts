/**
 * Brings what a partial mirror keeps in line with its part of the shelves: copies what is missing from whoever has it,
 * each checked against its infohash, and makes room by dropping what is others' to keep. At most so many at once and so
 * many octets a second; never more than the quota.
 */
import type { InfoHash, TrackerKey } from "../core/ids.ts"
import { shelfWeight } from "../core/shelfWeight.ts"
import { TokenBucket } from "../core/TokenBucket.ts"
import { wait } from "../core/wait.ts"
import type { EntryStore } from "../storage/EntryStore.ts"
import { DialError } from "../transport/Transport.ts"
import { checked } from "./copyMetainfos.ts"
import type { Shelf } from "./Shelf.ts"
import { NoAnswer, type TrackerReader } from "./TrackerReader.ts"
import type { Stocked } from "./Trackers.ts"

const AT_ONCE = 4
const OCTETS_PER_SECOND = 1_000_000

export interface StockJob {
  readonly tracker: TrackerKey
  readonly store: EntryStore
  readonly shelf: Shelf
  readonly reader: TrackerReader
  /** Octets of metadata. */
  readonly quota: number
  /** What the mirror says of itself now. */
  readonly weight: number
  readonly signal: AbortSignal
}

/** @throws what the store throws, as of a full disk: then all of it ends. */
export const stockShelf = async (job: StockJob): Promise<Stocked | undefined> => {
  const { tracker, store, shelf, reader, quota, signal } = job
  await shelf.look()
  const { week } = shelf
  if (week === undefined || signal.aborted) return undefined
  const room = new ShelfRoom(job)
  const { duty } = shelf
  /** While this is the same, what did not fit would be fetched in vain. */
  const found = () => [week, duty.length, shelf.spare.length, store.octets(tracker).metainfo].join(" ")
  const missing = shelf.full === found() ? [] : missingOf(store, tracker, duty)
  const bucket = new TokenBucket(OCTETS_PER_SECOND, OCTETS_PER_SECOND, reader.clock.now())
  let over = false
  let full = false
  const work = async (): Promise<void> => {
    for (const infohash of missing) {
      if (over || signal.aborted) return
      try {
        const bytes = await reader.ask(async (client) => checked(await client.metainfo(infohash), infohash), signal, {
          first: shelf.keepersOf(infohash),
        })
        if (!room.makes(bytes.length)) return void (over = full = true)
        if (store.lists(tracker, infohash)) store.putMetainfo(infohash, bytes)
        bucket.spend(bytes.length)
        await wait(reader.clock, bucket.waitMs(reader.clock.now(), 0), signal)
      } catch (error) {
        // What nobody has now is asked for at the next look; when nobody is there at all, so is all the rest.
        if (error instanceof NoAnswer) continue
        over = true
        if (!(error instanceof DialError) && !signal.aborted) throw error
      }
    }
  }
  await Promise.all(Array.from({ length: AT_ONCE }, work))
  if (signal.aborted) return undefined
  if (full) shelf.full = found()
  const octets = store.octets(tracker).metainfo
  const here = store.metainfos(tracker)
  const shards = duty.filter((shard) => store.metadataIn(tracker, shard).every((one) => one.octets > 0)).length
  const weight = shelfWeight({ here, octets, listed: store.count(tracker) }, quota, job.weight)
  return { week, shards, octets, weight, left: room.left }
}

function* missingOf(store: EntryStore, tracker: TrackerKey, shards: readonly number[]): Generator<InfoHash> {
  for (const shard of shards)
    for (const { infohash, octets } of store.metadataIn(tracker, shard)) if (octets === 0) yield infohash
}

/** What is left of the quota, and what may go for more of it. */
class ShelfRoom {
  readonly #job: StockJob
  readonly #spare: Iterator<number>
  #octets: number
  /** Shards of which something was dropped. */
  left = 0

  constructor(job: StockJob) {
    this.#job = job
    this.#spare = job.shelf.spare[Symbol.iterator]()
    this.#octets = job.store.octets(job.tracker).metainfo
  }

  /** @returns whether there is room for so many octets, which are taken. */
  makes(octets: number): boolean {
    const { quota } = this.#job
    while (this.#octets + octets > quota) if (!this.#dropOne()) return false
    this.#octets += octets
    return true
  }

  #dropOne(): boolean {
    const { store, tracker } = this.#job
    const { value: shard, done } = this.#spare.next()
    if (done) return false
    let dropped = false
    for (const { infohash, octets } of store.metadataIn(tracker, shard))
      if (octets > 0 && store.dropMetainfo(tracker, infohash)) {
        this.#octets -= octets
        dropped = true
      }
    if (dropped) this.left++
    return true
  }
}
