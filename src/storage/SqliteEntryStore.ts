/**
 * EntryStore in one SQLite file, or in memory: the chains (ChainRows), what they list (ListedRows), and which of their
 * metadata are kept (ShelfRows). Owns what is one transaction: entries with their rows in the list and the new tip.
 */
import type Database from "better-sqlite3"
import { type ChainTip, genesis } from "../core/chain.ts"
import { fromHex } from "../core/hex.ts"
import type { InfoHash, OnionAddress, TrackerKey } from "../core/ids.ts"
import { ChainRows } from "./ChainRows.ts"
import { type Listener, Listeners } from "../core/Listeners.ts"
import type { CheckedEntry, EntryChange, EntryStore, Listed } from "./EntryStore.ts"
import { openEntryTables } from "./entryTables.ts"
import { ListedRows } from "./ListedRows.ts"
import { ShelfRows } from "./ShelfRows.ts"

const ALL = -1

export class SqliteEntryStore implements EntryStore {
  readonly #database: Database.Database
  readonly #chains: ChainRows
  readonly #list: ListedRows
  readonly #shelves: ShelfRows
  readonly #listeners = new Listeners<[EntryChange]>()

  /** @param file `:memory:` keeps nothing. */
  constructor(file: string) {
    this.#database = openEntryTables(file)
    this.#chains = new ChainRows(this.#database)
    this.#list = new ListedRows(this.#database, this.#chains)
    this.#shelves = new ShelfRows(this.#database)
  }

  trackers(): readonly TrackerKey[] {
    return this.#chains.keys()
  }

  onChange(listener: Listener<[EntryChange]>): () => void {
    return this.#listeners.add(listener)
  }

  tip(tracker: TrackerKey): ChainTip {
    const row = this.#chains.row(tracker)
    return row ? { seq: row.seq, hash: new Uint8Array(row.hash) } : genesis(fromHex(tracker))
  }

  append(tracker: TrackerKey, entries: readonly CheckedEntry[]): void {
    const last = entries.at(-1)
    if (!last) return
    const id = this.#chains.made(tracker)
    this.#change(() => {
      if (entries[0]!.seq !== this.tip(tracker).seq + 1) throw new Error("entries that do not go on from the tip")
      let grown = 0
      for (const added of entries) {
        this.#chains.addEntry(id, added.seq, added.entry, added.body)
        this.#list.append(id, added)
        grown += added.entry.length + added.body.length
      }
      this.#chains.setTip(id, last.seq, last.hash, grown)
    })
    this.#listeners.tellEach({ kind: "appended", tracker, entries })
  }

  head(tracker: TrackerKey): Uint8Array | undefined {
    return this.#chains.row(tracker)?.head ?? undefined
  }

  putHead(tracker: TrackerKey, head: Uint8Array): void {
    this.#chains.setHead(this.#chains.made(tracker), head)
  }

  fork(tracker: TrackerKey): Uint8Array | undefined {
    return this.#chains.row(tracker)?.fork ?? undefined
  }

  putFork(tracker: TrackerKey, proof: Uint8Array): void {
    this.#chains.setFork(this.#chains.made(tracker), proof)
  }

  page(tracker: TrackerKey, from: number, most: number, size: number): { entries: Uint8Array[]; bodies: Uint8Array[] } {
    return this.#chains.page(this.#chains.id(tracker), from, most, size)
  }

  listed(tracker: TrackerKey, { after = 0, limit = ALL }: { after?: number; limit?: number } = {}): readonly Listed[] {
    return this.#list.listed(this.#chains.id(tracker), after, limit)
  }

  count(tracker: TrackerKey): number {
    return this.#list.count(this.#chains.id(tracker))
  }

  lists(tracker: TrackerKey, infohash: InfoHash): boolean {
    return this.#list.lists(this.#chains.id(tracker), infohash)
  }

  withheld(tracker: TrackerKey): readonly number[] {
    return this.#list.withheld(this.#chains.id(tracker))
  }

  restore(tracker: TrackerKey, entry: CheckedEntry): void {
    this.#change(() => this.#list.restore(this.#chains.id(tracker), entry))
    this.#listeners.tellEach({ kind: "restored", tracker, entry })
  }

  addresses(tracker: TrackerKey): readonly OnionAddress[] {
    return JSON.parse(this.#chains.row(tracker)?.addresses ?? "[]") as OnionAddress[]
  }

  putAddresses(tracker: TrackerKey, addresses: readonly OnionAddress[]): void {
    this.#chains.setAddresses(this.#chains.made(tracker), addresses)
  }

  withoutMetainfo(tracker: TrackerKey, limit: number): readonly InfoHash[] {
    return this.#list.withoutMetainfo(this.#chains.id(tracker), limit)
  }

  metainfo(infohash: InfoHash): Uint8Array | undefined {
    return this.#list.metainfo(infohash)
  }

  putMetainfo(infohash: InfoHash, bytes: Uint8Array): void {
    this.#list.putMetainfo(infohash, bytes)
    this.#listeners.tellEach({ kind: "metainfo", infohash, bytes })
  }

  octets(tracker: TrackerKey): { readonly entries: number; readonly metainfo: number } {
    const metainfo = () => this.#shelves.sums(this.#chains.id(tracker)).octets
    return {
      entries: this.#chains.row(tracker)?.octets ?? 0,
      // Summed up only for who wants it.
      get metainfo() {
        return metainfo()
      },
    }
  }

  metainfos(tracker: TrackerKey): number {
    return this.#shelves.sums(this.#chains.id(tracker)).metainfos
  }

  metadataIn(tracker: TrackerKey, shard: number): readonly { infohash: InfoHash; octets: number }[] {
    return this.#shelves.metadataIn(this.#chains.id(tracker), shard)
  }

  dropMetainfo(tracker: TrackerKey, infohash: InfoHash): boolean {
    return this.#shelves.drop(this.#chains.id(tracker), infohash)
  }

  members(tracker: TrackerKey): ReadonlyMap<string, number> {
    return this.#shelves.members(this.#chains.id(tracker))
  }

  putMembers(tracker: TrackerKey, since: ReadonlyMap<string, number>): void {
    const id = this.#chains.made(tracker)
    this.#change(() => this.#shelves.putMembers(id, since))
  }

  salt(tracker: TrackerKey): { readonly week: number; readonly salt: Uint8Array } | undefined {
    return this.#shelves.salt(this.#chains.id(tracker))
  }

  putSalt(tracker: TrackerKey, week: number, salt: Uint8Array): void {
    this.#shelves.putSalt(this.#chains.made(tracker), week, salt)
  }

  hide(tracker: TrackerKey, infohash: InfoHash): void {
    this.#listeners.tellEach({ kind: "hidden", tracker, infohash })
    this.#change(() => this.#list.hide(this.#chains.id(tracker), infohash))
  }

  remove(tracker: TrackerKey): void {
    this.#listeners.tellEach({ kind: "removed", tracker })
    const id = this.#chains.id(tracker)
    this.#change(() => {
      this.#list.drop(id)
      this.#shelves.forget(id)
      this.#chains.drop(id)
    })
    this.#chains.forget(tracker)
  }

  close(): void {
    this.#database.close()
  }

  #change(act: () => void): void {
    this.#list.changes()
    this.#database.transaction(act)()
  }
}
