/** Entries whose bodies somebody held back while a chain was copied: kept whole, as these are asked for again. */
import type Database from "better-sqlite3"
import { fromHex } from "../core/hex.ts"
import type { InfoHash } from "../core/ids.ts"
import type { CheckedEntry } from "../storage/EntryStore.ts"

const ASKED_FOR = 1_000

export class KeptEntries {
  readonly #sql

  constructor(db: Database.Database) {
    this.#sql = {
      put: db.prepare("INSERT OR IGNORE INTO kept VALUES (?, ?, ?, ?)"),
      drop: db.prepare("DELETE FROM kept WHERE slot = ? AND seq = ?"),
      dropOf: db.prepare("DELETE FROM kept WHERE slot = ? AND infohash = ?"),
      dropAll: db.prepare("DELETE FROM kept WHERE slot = ?"),
      withheld: db
        .prepare<[number, number], number>("SELECT seq FROM kept WHERE slot = ? ORDER BY seq LIMIT ?")
        .pluck(),
      from: db.prepare<[number, number, number], { seq: number; entry: Buffer }>(
        "SELECT seq, entry FROM kept WHERE slot = ? AND seq >= ? ORDER BY seq LIMIT ?",
      ),
    }
  }

  hold(slot: number, { seq, entry, infohash }: CheckedEntry): void {
    this.#sql.put.run(slot, seq, entry, fromHex(infohash))
  }

  /** @returns whether the body of that entry was held back until now. */
  restored(slot: number, seq: number): boolean {
    return this.#sql.drop.run(slot, seq).changes > 0
  }

  /** What was taken back, or offered anew, is asked for no more. */
  dropOf(slot: number, infohash: InfoHash): void {
    this.#sql.dropOf.run(slot, fromHex(infohash))
  }

  dropAll(slot: number): void {
    this.#sql.dropAll.run(slot)
  }

  withheld(slot: number): readonly number[] {
    return this.#sql.withheld.all(slot, ASKED_FOR)
  }

  /** Those that follow each other from `seq` on. */
  from(slot: number, seq: number, most: number): Uint8Array[] {
    return this.#sql.from
      .all(slot, seq, Math.min(most, ASKED_FOR))
      .filter((row, i) => row.seq === seq + i)
      .map(({ entry }) => entry)
  }
}
