/**
 * Rows of the chains: each tracker with its tip, head, fork and addresses, and its entries as they are served. Owns the
 * short ids by which the other tables name a tracker, and the sum of a chain's octets.
 */
import type Database from "better-sqlite3"
import { genesis } from "../core/chain.ts"
import { fromHex, toHex } from "../core/hex.ts"
import type { TrackerKey } from "../core/ids.ts"

export interface ChainRow {
  readonly id: number
  readonly seq: number
  readonly hash: Buffer
  readonly head: Buffer | null
  readonly fork: Buffer | null
  readonly octets: number
  /** JSON. */
  readonly addresses: string
}

export class ChainRows {
  readonly #ids = new Map<TrackerKey, number>()
  readonly #sql

  constructor(db: Database.Database) {
    this.#sql = {
      keys: db.prepare<[], Buffer>("SELECT key FROM trackers WHERE seq > 0 ORDER BY id").pluck(),
      row: db.prepare<[Buffer], ChainRow>("SELECT * FROM trackers WHERE key = ?"),
      add: db.prepare<[Buffer, Uint8Array], { id: number }>(
        "INSERT INTO trackers (key, hash) VALUES (?, ?) RETURNING id",
      ),
      setTip: db.prepare("UPDATE trackers SET seq = ?, hash = ?, octets = octets + ? WHERE id = ?"),
      setHead: db.prepare("UPDATE trackers SET head = ? WHERE id = ?"),
      setFork: db.prepare("UPDATE trackers SET fork = ? WHERE id = ?"),
      setAddresses: db.prepare("UPDATE trackers SET addresses = ? WHERE id = ?"),
      addOctets: db.prepare("UPDATE trackers SET octets = octets + ? WHERE id = ?"),
      addEntry: db.prepare("INSERT INTO entries VALUES (?, ?, ?, ?)"),
      bodySize: db
        .prepare<[number, number], number>("SELECT length(body) FROM entries WHERE tracker = ? AND seq = ?")
        .pluck(),
      setBody: db.prepare("UPDATE entries SET body = ? WHERE tracker = ? AND seq = ?"),
      page: db.prepare<[number, number, number], { entry: Buffer; body: Buffer }>(
        "SELECT entry, body FROM entries WHERE tracker = ? AND seq >= ? ORDER BY seq LIMIT ?",
      ),
      dropEntries: db.prepare("DELETE FROM entries WHERE tracker = ?"),
      drop: db.prepare("DELETE FROM trackers WHERE id = ?"),
    }
  }

  keys(): readonly TrackerKey[] {
    return this.#sql.keys.all().map((key) => toHex(key) as TrackerKey)
  }

  row(tracker: TrackerKey): ChainRow | undefined {
    return this.#sql.row.get(fromHex(tracker))
  }

  /** 0 when nothing is known of it: no row has that id. */
  id(tracker: TrackerKey): number {
    const known = this.#ids.get(tracker)
    if (known !== undefined) return known
    const id = this.row(tracker)?.id
    if (id !== undefined) this.#ids.set(tracker, id)
    return id ?? 0
  }

  /** The id, of a new row if there is none. */
  made(tracker: TrackerKey): number {
    const id = this.id(tracker) || this.#sql.add.get(fromHex(tracker), genesis(fromHex(tracker)).hash)!.id
    this.#ids.set(tracker, id)
    return id
  }

  setTip(id: number, seq: number, hash: Uint8Array, grown: number): void {
    this.#sql.setTip.run(seq, hash, grown, id)
  }

  setHead(id: number, head: Uint8Array): void {
    this.#sql.setHead.run(head, id)
  }

  setFork(id: number, proof: Uint8Array): void {
    this.#sql.setFork.run(proof, id)
  }

  setAddresses(id: number, addresses: readonly string[]): void {
    this.#sql.setAddresses.run(JSON.stringify(addresses), id)
  }

  addEntry(id: number, seq: number, entry: Uint8Array, body: Uint8Array): void {
    this.#sql.addEntry.run(id, seq, entry, body)
  }

  /** In the place of the one that an entry has. */
  setBody(id: number, seq: number, body: Uint8Array): void {
    const before = this.#sql.bodySize.get(id, seq)
    if (before === undefined) return
    this.#sql.setBody.run(body, id, seq)
    this.#sql.addOctets.run(body.length - before, id)
  }

  page(id: number, from: number, most: number, size: number): { entries: Uint8Array[]; bodies: Uint8Array[] } {
    const page = { entries: [] as Uint8Array[], bodies: [] as Uint8Array[] }
    let left = size
    for (const { entry, body } of this.#sql.page.iterate(id, from, most)) {
      left -= entry.length + body.length + 16
      if (left < 0 && page.entries.length > 0) break
      page.entries.push(entry)
      page.bodies.push(body)
    }
    return page
  }

  drop(id: number): void {
    this.#sql.dropEntries.run(id)
    this.#sql.drop.run(id)
  }

  /** Call it when a drop is durable. */
  forget(tracker: TrackerKey): void {
    this.#ids.delete(tracker)
  }
}
