/**
 * Who is asked about trackers: a reader for each tracker, one for each swarm of it, and what is known of addresses.
 * Owns that no two swarms are asked about over one circuit, and how many readers there are; what is asked is their
 * users'.
 */
import { BoundedMap } from "../core/BoundedMap.ts"
import type { Clock } from "../core/Clock.ts"
import { toHex } from "../core/hex.ts"
import type { InfoHash, OnionAddress, TrackerKey } from "../core/ids.ts"
import { onionAddress } from "../core/onionAddress.ts"
import type { Prng } from "../core/prng.ts"
import type { EntryStore } from "../storage/EntryStore.ts"
import type { Sessions } from "../transport/Sessions.ts"
import { MirrorRecord } from "../wire/MirrorRecord.ts"
import { AddressBook } from "./AddressBook.ts"
import type { TrackerLimits } from "./TrackerLimits.ts"
import { TrackerReader } from "./TrackerReader.ts"
import type { TrackerPlaces } from "./Trackers.ts"

export interface TrackerReadersDeps {
  readonly sessions: Sessions
  readonly store: EntryStore
  readonly clock: Clock
  readonly chance: Prng
  readonly limits: TrackerLimits
  /** Whether this node holds the tracker itself: then its reader stays. */
  readonly held: (tracker: TrackerKey) => boolean
  /** Onions of this node, which are never asked. */
  readonly own: () => Iterable<OnionAddress>
}

/** Readers kept of trackers that are not held here, and for single swarms. */
const READERS = 256
const SWARM_READERS = 256

export class TrackerReaders implements TrackerPlaces {
  readonly #deps: TrackerReadersDeps
  readonly #readers
  /** By tracker and swarm: or whoever serves the tracker could tie a node's swarms together. */
  readonly #swarms = new BoundedMap<string, TrackerReader>(SWARM_READERS, { gone: (reader) => reader.close() })

  constructor(deps: TrackerReadersDeps) {
    this.#deps = deps
    this.#readers = new BoundedMap<TrackerKey, TrackerReader>(READERS, {
      mayGo: (tracker) => !deps.held(tracker),
      gone: (reader) => reader.close(),
    })
  }

  of(tracker: TrackerKey): TrackerReader {
    const known = this.#readers.get(tracker)
    if (known) return known
    const { sessions, clock, store, chance, limits, own } = this.#deps
    const book = new AddressBook(tracker, store.addresses(tracker), clock, chance, limits)
    for (const address of own()) book.exclude(address)
    const reader = new TrackerReader(`tracker-${tracker}`, book, sessions, clock, limits)
    this.#readers.set(tracker, reader)
    return reader
  }

  ofSwarm(tracker: TrackerKey, infohash: InfoHash): TrackerReader {
    const name = `swarm-${tracker}-${infohash}`
    const known = this.#swarms.get(name)
    if (known) return known
    const { sessions, clock, limits } = this.#deps
    const reader = new TrackerReader(name, this.of(tracker).book, sessions, clock, limits)
    this.#swarms.set(name, reader)
    return reader
  }

  addAddresses(tracker: TrackerKey, addresses: readonly OnionAddress[]): void {
    const { book } = this.of(tracker)
    for (const address of addresses) book.add(address)
    this.#deps.store.putAddresses(
      tracker,
      book.places.map(({ address }) => address).filter((address) => address !== book.origin),
    )
  }

  isAlone(tracker: TrackerKey): boolean {
    return this.of(tracker).book.isAlone
  }

  suggest(tracker: TrackerKey, addresses: readonly OnionAddress[]): readonly OnionAddress[] {
    const { book } = this.of(tracker)
    return addresses.filter((address) => book.add(address))
  }

  /** Addresses to try when others fail; whether a mirror is one is seen when it is asked. */
  learn(tracker: TrackerKey, records: readonly Uint8Array[]): void {
    const said = records
      .flatMap((bytes) => MirrorRecord.decode(bytes) ?? [])
      .filter((record) => record.state === "up" && toHex(record.tracker) === tracker)
    // By the onion itself: or anybody could name another tracker's onion here.
    const mirrors = said.filter(MirrorRecord.isAuthentic)
    if (mirrors.length > 0)
      this.addAddresses(
        tracker,
        mirrors.map(({ mirror }) => onionAddress(mirror)),
      )
  }

  /** Asks one that serves the tracker for its mirrors. Never rejects. */
  async learnMirrors(tracker: TrackerKey, signal: AbortSignal): Promise<void> {
    const asked = this.of(tracker).ask((client) => client.mirrors(), signal)
    this.learn(tracker, await asked.catch(() => []))
  }

  close(): void {
    for (const reader of [...this.#readers.values(), ...this.#swarms.values()]) reader.close()
  }
}
