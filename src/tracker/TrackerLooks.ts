/** Looks over Sessions: a reader for each tracker that is looked at, with an address book that is kept nowhere. */
import { BoundedMap } from "../core/BoundedMap.ts"
import type { Clock } from "../core/Clock.ts"
import { toHex } from "../core/hex.ts"
import type { OnionAddress, TrackerKey } from "../core/ids.ts"
import type { Prng } from "../core/prng.ts"
import type { ChainCopy, EntryStore } from "../storage/EntryStore.ts"
import type { Sessions } from "../transport/Sessions.ts"
import { Head } from "../wire/Head.ts"
import { MirrorRecord } from "../wire/MirrorRecord.ts"
import { AddressBook } from "./AddressBook.ts"
import { copyChain } from "./copyChain.ts"
import type { CopyOutcome, HeadFound, IndexBudget, Looks, Sought } from "./Looks.ts"
import type { TrackerClient } from "./TrackerClient.ts"
import type { TrackerLimits } from "./TrackerLimits.ts"
import { TrackerReader } from "./TrackerReader.ts"

export interface TrackerLooksDeps {
  readonly sessions: Sessions
  readonly clock: Clock
  readonly chance: Prng
  readonly limits: TrackerLimits
  /** Onions of this node, which are never asked. */
  readonly own: () => Iterable<OnionAddress>
}

const READERS = 1_024
/** Places that are asked for mirrors in one look. */
const MOST_PLACES = 6
/** Three missed signs of life of a feed. */
const FEED_IDLE_MS = 180_000

export class TrackerLooks implements Looks {
  readonly #deps: TrackerLooksDeps
  readonly #readers = new BoundedMap<TrackerKey, TrackerReader>(READERS, { gone: (reader) => reader.close() })

  constructor(deps: TrackerLooksDeps) {
    this.#deps = deps
  }

  head(sought: Sought, signal: AbortSignal): Promise<HeadFound> {
    return this.#reader(sought).ask(async (client) => {
      const head = Head.read((await client.head()) ?? new Uint8Array(0))
      return head && { tracker: toHex(head.tracker) as TrackerKey, seq: head.seq, count: head.count }
    }, signal)
  }

  async copy(
    sought: Sought,
    into: ChainCopy & Pick<EntryStore, "putFork">,
    budget: IndexBudget,
    signal: AbortSignal,
  ): Promise<CopyOutcome> {
    const { tracker } = sought
    const end = await copyChain({
      tracker,
      store: into,
      reader: this.#reader(sought),
      limits: { ...this.#deps.limits, ...budget },
      signal,
      onStored: async () => undefined,
      onHead: async () => undefined,
    })
    if (end.kind === "fork") into.putFork(tracker, end.proof)
    if (end.kind === "fork" || end.kind === "quota") return end
    return { kind: end.kind, seq: end.head.seq }
  }

  async listen(sought: Sought, onHead: (seq: number) => void, signal: AbortSignal): Promise<void> {
    const hear = (bytes: Uint8Array): void => {
      const head = Head.read(bytes)
      if (head && toHex(head.tracker) === sought.tracker) onHead(head.seq)
    }
    const feed = async (client: TrackerClient) => {
      await client.feed(({ head }) => head.forEach(hear), FEED_IDLE_MS)
      return true
    }
    await this.#reader(sought).ask(feed, signal, { most: 1 })
  }

  async trust(tracker: TrackerKey, signal: AbortSignal): Promise<Uint8Array | undefined> {
    const reader = this.#reader({ tracker })
    // Its mirrors have none, and what they say means nothing.
    const ask = async (client: TrackerClient, address: OnionAddress) =>
      address === reader.book.origin ? { list: await client.trust() } : undefined
    return (await reader.ask(ask, signal)).list
  }

  /** By a book of its own, in which also an onion of this node may stand: that it is here must not show. */
  async mirrors({ tracker, at }: Sought, known: readonly OnionAddress[], signal: AbortSignal) {
    const { sessions, clock, chance, limits } = this.#deps
    const book = new AddressBook(tracker, at ? [at, ...known] : known, clock, chance, limits)
    const reader = new TrackerReader(`mirrors-${tracker}`, book, sessions, clock, limits)
    const ask = async (client: TrackerClient, address: OnionAddress) => {
      const records = (await client.mirrors()).filter((bytes) => {
        const record = MirrorRecord.decode(bytes)
        return record && toHex(record.tracker) === tracker
      })
      return records.length > 0 || address === book.origin ? records : undefined
    }
    return reader.ask(ask, signal, { most: MOST_PLACES, first: [book.origin] }).finally(() => reader.close())
  }

  leave(tracker: TrackerKey): void {
    this.#readers.get(tracker)?.close()
    this.#readers.delete(tracker)
  }

  close(): void {
    for (const reader of this.#readers.values()) reader.close()
  }

  #reader({ tracker, at }: Sought): TrackerReader {
    const known = this.#readers.get(tracker)
    if (known && at) known.book.add(at)
    if (known) return known
    const { sessions, clock, chance, limits, own } = this.#deps
    const book = new AddressBook(tracker, at ? [at] : [], clock, chance, limits)
    for (const address of own()) book.exclude(address)
    const reader = new TrackerReader(`trust-${tracker}`, book, sessions, clock, limits)
    this.#readers.set(tracker, reader)
    return reader
  }
}
