/**
 * The words themselves: a table of FTS5 for each source, of which only the index is kept, not the texts. Owns how a
 * text becomes an entry of it, and which rows are found, the newest first; and how many words begin alike.
 */
import type Database from "better-sqlite3"
import { PREFIX_FROM } from "../core/searchQuery.ts"
import { wordsOf } from "../core/searchWords.ts"

interface WordTable {
  readonly add: Database.Statement<[number, string, string]>
  readonly drop: Database.Statement<[number]>
  readonly find: Database.Statement<[string, number], number>
}
type Count = Database.Statement<[string, string, number], number>

/** Behind all words that begin alike. */
const END = "\u{10ffff}"

export class WordTables {
  readonly #database: Database.Database
  readonly #open = new Map<number, WordTable>()
  readonly #counts = new Map<number, Count>()

  constructor(database: Database.Database) {
    this.#database = database
  }

  make(slot: number): void {
    // Words come as wordsOf makes them: of ASCII letters and digits alone, and whatever is not ASCII.
    this.#database.exec(
      `CREATE VIRTUAL TABLE words_${slot} USING fts5(
         title, rest, content='', contentless_delete=1, tokenize="ascii", prefix='${PREFIX_FROM}', detail=column)`,
    )
  }

  destroy(slot: number): void {
    this.#open.delete(slot)
    this.#counts.delete(slot)
    this.#database.exec(`DROP TABLE IF EXISTS temp.places_${slot}`)
    this.#database.exec(`DROP TABLE words_${slot}`)
  }

  /** @param rest what else is said of it, text by text. */
  add(slot: number, seq: number, title: string, rest: readonly string[]): void {
    this.#of(slot).add.run(seq, indexed(title), rest.map(indexed).join(" "))
  }

  drop(slot: number, seq: number): void {
    this.#of(slot).drop.run(seq)
  }

  /** Seqs, the newest first: of as many as fit, those of the first expression, and then of the next. */
  find(slot: number, matches: readonly string[], most: number): readonly number[] {
    const found = new Set<number>()
    for (const match of matches) {
      if (found.size === most) break
      for (const seq of this.#of(slot).find.all(match, most)) if (found.size < most) found.add(seq)
    }
    return matches.length === 1 ? [...found] : [...found].sort((a, b) => b - a)
  }

  /** How often words stand here that begin so, counted no further than `most`; 0 where the index keeps those. */
  beginnings(slot: number, word: string, most: number): number {
    return [...word].length === PREFIX_FROM ? 0 : this.#counted(slot).get(word, word + END, most)!
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

  #counted(slot: number): Count {
    const open = this.#counts.get(slot)
    if (open) return open
    // It holds nothing: it is a look at the same index, place by place.
    this.#database.exec(
      `CREATE VIRTUAL TABLE IF NOT EXISTS temp.places_${slot} USING fts5vocab(main, words_${slot}, instance)`,
    )
    const made: Count = this.#database
      .prepare<[string, string, number], number>(
        `SELECT count(*) FROM (SELECT 1 FROM temp.places_${slot} WHERE term >= ? AND term < ? LIMIT ?)`,
      )
      .pluck()
    this.#counts.set(slot, made)
    return made
  }
}

const indexed = (text: string): string => (text === "" ? "" : wordsOf(text).join(" "))
