/**
 * SearchIndex in one SQLite file, or in memory. Owns what is one transaction. When its file was no use, its sources
 * begin anew at their first entry.
 */
import type Database from "better-sqlite3"
import { type ChainTip, genesis } from "../core/chain.ts"
import { fromHex } from "../core/hex.ts"
import type { InfoHash, TrackerKey } from "../core/ids.ts"
import { matchesOf, openWords } from "../core/searchQuery.ts"
import { SqliteCache } from "../sqlite/SqliteCache.ts"
import type { CheckedEntry } from "../storage/EntryStore.ts"
import { DocRows } from "./DocRows.ts"
import { setUpIndex } from "./indexTables.ts"
import { KeptEntries } from "./KeptEntries.ts"
import type { Found, Holder, IndexedSource, SearchIndex, Sought } from "./SearchIndex.ts"
import { bitOf, SourceRows } from "./SourceRows.ts"
import { type CountBeginnings, wideWords } from "./wideWords.ts"
import { WordTables } from "./WordTables.ts"

class Tables {
  readonly sources: SourceRows
  readonly words: WordTables
  readonly docs: DocRows
  readonly kept: KeptEntries

  constructor(database: Database.Database) {
    this.sources = new SourceRows(database)
    this.words = new WordTables(database)
    this.docs = new DocRows(database, this.words)
    this.kept = new KeptEntries(database)
  }

  /** The number of a source, of a new one if there is none. */
  made(tracker: TrackerKey): number {
    const known = this.sources.slot(tracker)
    if (known !== undefined) return known
    const slot = this.sources.add(tracker)
    this.words.make(slot)
    return slot
  }

  drop(tracker: TrackerKey, slot: number): void {
    this.words.destroy(slot)
    this.docs.dropAll(slot)
    this.kept.dropAll(slot)
    this.sources.drop(tracker, slot)
  }
}

export class SqliteSearchIndex implements SearchIndex {
  readonly #cache: SqliteCache<Tables>

  /** @param file `:memory:` keeps nothing. @param remade called when what was there was damaged, or of other code. */
  constructor(file: string, remade: () => void = () => undefined) {
    this.#cache = new SqliteCache({ file, setUp: setUpIndex, remade }, (database) => new Tables(database))
  }

  claim(tracker: TrackerKey, holder: Holder): void {
    this.#cache.change((tables) => {
      const slot = tables.made(tracker)
      const { holders } = tables.sources.row(tracker)!
      if ((holders & bitOf(holder)) === 0) tables.sources.setHolders(slot, holders | bitOf(holder))
    })
  }

  forget(tracker: TrackerKey, holder: Holder): void {
    this.#cache.change((tables) => {
      const row = tables.sources.row(tracker)
      if (!row) return
      const holders = row.holders & ~bitOf(holder)
      if (holders === 0) tables.drop(tracker, row.slot)
      else tables.sources.setHolders(row.slot, holders)
    })
  }

  sources(): readonly IndexedSource[] {
    return this.#cache.read(({ sources }) => sources.all())
  }

  tip(tracker: TrackerKey): ChainTip {
    const row = this.#row(tracker)
    return row ? { seq: row.seq, hash: new Uint8Array(row.hash) } : genesis(fromHex(tracker))
  }

  append(tracker: TrackerKey, entries: readonly CheckedEntry[]): void {
    const last = entries.at(-1)
    if (!last) return
    this.#cache.change((tables) => {
      const slot = tables.made(tracker)
      if (entries[0]!.seq !== tables.sources.row(tracker)!.seq + 1)
        throw new Error("entries that do not go on from the tip")
      let grown = 0
      for (const entry of entries) {
        if (entry.type !== "EditInfo") tables.kept.dropOf(slot, entry.infohash)
        const listed = tables.docs.take(slot, entry)
        if (listed && entry.body.length === 0) tables.kept.hold(slot, entry)
        grown += entry.entry.length + entry.body.length
      }
      tables.sources.changed(slot)
      tables.sources.setTip(slot, last, grown)
    })
  }

  restore(tracker: TrackerKey, entry: CheckedEntry): void {
    this.#cache.change(({ sources, kept, docs }) => {
      const row = sources.row(tracker)
      if (!row || !kept.restored(row.slot, entry.seq)) return
      sources.changed(row.slot)
      docs.restore(row.slot, entry)
      sources.addOctets(row.slot, entry.body.length)
    })
  }

  withheld(tracker: TrackerKey): readonly number[] {
    return this.#cache.read(({ sources, kept }) => kept.withheld(sources.slot(tracker) ?? 0))
  }

  page(tracker: TrackerKey, from: number, most: number): { entries: Uint8Array[]; bodies: Uint8Array[] } {
    const row = this.#row(tracker)
    const entries = row ? this.#cache.read(({ kept }) => kept.from(row.slot, from, most)) : []
    if (row?.last && row.seq === from + entries.length && entries.length < most) entries.push(row.last)
    return { entries, bodies: [] }
  }

  head(tracker: TrackerKey): Uint8Array | undefined {
    return this.#row(tracker)?.head ?? undefined
  }

  putHead(tracker: TrackerKey, head: Uint8Array): void {
    this.#cache.change((tables) => tables.sources.setHead(tables.made(tracker), head))
  }

  fork(tracker: TrackerKey): Uint8Array | undefined {
    return this.#row(tracker)?.fork ?? undefined
  }

  putFork(tracker: TrackerKey, proof: Uint8Array): void {
    this.#cache.change((tables) => tables.sources.setFork(tables.made(tracker), proof))
  }

  octets(tracker: TrackerKey): { readonly entries: number; readonly metainfo: number } {
    return { entries: this.#row(tracker)?.octets ?? 0, metainfo: 0 }
  }

  hide(tracker: TrackerKey, infohash: InfoHash): void {
    this.#cache.change(({ sources, docs, kept }) => {
      const slot = sources.slot(tracker)
      if (slot === undefined) return
      sources.changed(slot)
      docs.hide(slot, infohash)
      kept.dropOf(slot, infohash)
    })
  }

  putNames(infohash: InfoHash, names: readonly string[]): void {
    this.#cache.change(({ docs }) => docs.putNames(infohash, names.join("\n")))
  }

  find({ query, sources: keys, most }: Sought): readonly Found[] {
    return this.#cache.read(({ sources, words, docs }) => {
      const places = keys.flatMap((tracker) => {
        const slot = sources.slot(tracker)
        return slot === undefined ? [] : [{ tracker, slot }]
      })
      const share = Math.max(1, Math.floor(most / Math.max(1, places.length)))
      const count: CountBeginnings = (i, word, some) => words.beginnings(places[i]!.slot, word, some)
      const wide = wideWords(openWords(query), places.length, count)
      const all = places.map((place, i) => {
        const matches = matchesOf(query, wide[i])
        return { ...place, matches, seqs: words.find(place.slot, matches, share) }
      })
      // What some leave of their share goes to those who have more.
      const full = all.filter(({ seqs }) => seqs.length === share)
      const left = most - all.reduce((sum, { seqs }) => sum + seqs.length, 0)
      const more = full.length === 0 ? 0 : Math.floor(left / full.length)
      if (more > 0) for (const one of full) one.seqs = words.find(one.slot, one.matches, share + more)
      return all.flatMap(({ tracker, slot, seqs }) => seqs.flatMap((seq) => docs.found(tracker, slot, seq) ?? []))
    })
  }

  listing(infohash: InfoHash): readonly TrackerKey[] {
    return this.#cache.read(({ sources, docs }) => docs.listing(infohash).flatMap((slot) => sources.key(slot) ?? []))
  }

  listed(tracker: TrackerKey, after: number, limit: number): readonly Found[] {
    return this.#cache.read(({ sources, docs }) => {
      const slot = sources.slot(tracker)
      return slot === undefined ? [] : docs.page(tracker, slot, after, limit)
    })
  }

  close(): void {
    this.#cache.close()
  }

  #row(tracker: TrackerKey) {
    return this.#cache.read(({ sources }) => sources.row(tracker))
  }
}
