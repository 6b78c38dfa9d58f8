/** Rows of the sources of a search index: each with its number, its holders, where its copy ends, its newest head. */
import type Database from "better-sqlite3"
import { genesis } from "../core/chain.ts"
import { fromHex, toHex } from "../core/hex.ts"
import { TrackerKey } from "../core/ids.ts"
import type { CheckedEntry } from "../storage/EntryStore.ts"
import type { Holder, IndexedSource } from "./SearchIndex.ts"

interface SourceRow {
  readonly slot: number
  readonly key: Buffer
  readonly holders: number
  readonly seq: number
  readonly hash: Buffer
  readonly octets: number
  /** The entry where the copy ends. */
  readonly last: Buffer | null
  readonly head: Buffer | null
  readonly fork: Buffer | null
}

const BIT: Readonly<Record<Holder, number>> = { held: 1, trusted: 2 }
export const bitOf = (holder: Holder): number => BIT[holder]

export class SourceRows {
  readonly #sql
  /** Asked at each question of each source. */
  readonly #slots = new Map<TrackerKey, number>()
  /** Torrents of each, as they are told with each search: to count a million costs more than to find any. */
  readonly #counts = new Map<number, number>()

  constructor(db: Database.Database) {
    this.#sql = {
      row: db.prepare<[Buffer], SourceRow>("SELECT * FROM sources WHERE key = ?"),
      key: db.prepare<[number], Buffer>("SELECT key FROM sources WHERE slot = ?").pluck(),
      add: db
        .prepare<[Buffer, Uint8Array], number>("INSERT INTO sources (key, hash) VALUES (?, ?) RETURNING slot")
        .pluck(),
      setHolders: db.prepare("UPDATE sources SET holders = ? WHERE slot = ?"),
      setTip: db.prepare("UPDATE sources SET seq = ?, hash = ?, last = ?, octets = octets + ? WHERE slot = ?"),
      addOctets: db.prepare("UPDATE sources SET octets = octets + ? WHERE slot = ?"),
      setHead: db.prepare("UPDATE sources SET head = ? WHERE slot = ?"),
      setFork: db.prepare("UPDATE sources SET fork = ? WHERE slot = ?"),
      drop: db.prepare("DELETE FROM sources WHERE slot = ?"),
      all: db.prepare<[], SourceRow>("SELECT * FROM sources ORDER BY slot"),
      count: db
        .prepare<[{ slot: number }], number>(
          `SELECT count(*) FROM docs WHERE id BETWEEN $slot << 32 AND (($slot + 1) << 32) - 1
             AND title IS NOT NULL AND bytes IS NOT NULL`,
        )
        .pluck(),
    }
  }

  row(tracker: TrackerKey): SourceRow | undefined {
    return this.#sql.row.get(fromHex(tracker))
  }

  slot(tracker: TrackerKey): number | undefined {
    const known = this.#slots.get(tracker)
    if (known !== undefined) return known
    const slot = this.row(tracker)?.slot
    if (slot !== undefined) this.#slots.set(tracker, slot)
    return slot
  }

  key(slot: number): TrackerKey | undefined {
    const key = this.#sql.key.get(slot)
    return key && TrackerKey(toHex(key))
  }

  add(tracker: TrackerKey): number {
    return this.#sql.add.get(fromHex(tracker), genesis(fromHex(tracker)).hash)!
  }

  setHolders(slot: number, holders: number): void {
    this.#sql.setHolders.run(holders, slot)
  }

  setTip(slot: number, { seq, hash, entry }: CheckedEntry, grown: number): void {
    this.#sql.setTip.run(seq, hash, entry, grown, slot)
  }

  addOctets(slot: number, octets: number): void {
    this.#sql.addOctets.run(octets, slot)
  }

  setHead(slot: number, head: Uint8Array): void {
    this.#sql.setHead.run(head, slot)
  }

  setFork(slot: number, fork: Uint8Array): void {
    this.#sql.setFork.run(fork, slot)
  }

  drop(tracker: TrackerKey, slot: number): void {
    this.#sql.drop.run(slot)
    this.#slots.delete(tracker)
    this.#counts.delete(slot)
  }

  /** Something of it was taken, or goes. */
  changed(slot: number): void {
    this.#counts.delete(slot)
  }

  all(): readonly IndexedSource[] {
    return this.#sql.all.all().map(({ slot, key, holders, seq, octets }) => ({
      tracker: TrackerKey(toHex(key)),
      holders: (["held", "trusted"] as const).filter((holder) => (holders & BIT[holder]) !== 0),
      seq,
      count: this.#count(slot),
      octets,
    }))
  }

  #count(slot: number): number {
    const known = this.#counts.get(slot)
    if (known !== undefined) return known
    const count = this.#sql.count.get({ slot }) ?? 0
    this.#counts.set(slot, count)
    return count
  }
}
