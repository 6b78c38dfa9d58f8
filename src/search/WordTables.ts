/**
 * The words themselves: a table of FTS5 for each source, of which only the index is kept, not the texts. Owns how a
 * text becomes an entry of it, and which rows are found, the newest first.
 */
import type Database from "better-sqlite3"
import { wordsOf } from "../core/searchWords.ts"

interface WordTable {
  readonly add: Database.Statement<[number, string, string]>
  readonly drop: Database.Statement<[number]>
  readonly find: Database.Statement<[string, number], number>
}

export class WordTables {
  readonly #database: Database.Database
  readonly #open = new Map<number, WordTable>()

  constructor(database: Database.Database) {
    this.#database = database
  }

  make(slot: number): void {
    // Words come as wordsOf makes them: of ASCII letters and digits alone, and whatever is not ASCII.
    this.#database.exec(
      `CREATE VIRTUAL TABLE words_${slot} USING fts5(
         title, rest, content='', contentless_delete=1, tokenize="ascii", prefix='3', detail=column)`,
    )
  }

  destroy(slot: number): void {
    this.#open.delete(slot)
    this.#database.exec(`DROP TABLE words_${slot}`)
  }

  /** @param rest what else is said of it, text by text. */
  add(slot: number, seq: number, title: string, rest: readonly string[]): void {
    this.#of(slot).add.run(seq, indexed(title), rest.map(indexed).join(" "))
  }

  drop(slot: number, seq: number): void {
    this.#of(slot).drop.run(seq)
  }

  /** Seqs, the newest first. */
  find(slot: number, match: string, most: number): readonly number[] {
    return this.#of(slot).find.all(match, most)
  }

  #of(slot: number): WordTable {
    const open = this.#open.get(slot)
    if (open) return open
    const made: WordTable = {
      add: this.#database.prepare(`INSERT INTO words_${slot} (rowid, title, rest) VALUES (?, ?, ?)`),
      drop: this.#database.prepare(`DELETE FROM words_${slot} WHERE rowid = ?`),
      find: this.#database
        .prepare<[string, number], number>(
          `SELECT rowid FROM words_${slot} WHERE words_${slot} MATCH ? ORDER BY rowid DESC LIMIT ?`,
        )
        .pluck(),
    }
    this.#open.set(slot, made)
    return made
  }
}

const indexed = (text: string): string => (text === "" ? "" : wordsOf(text).join(" "))
