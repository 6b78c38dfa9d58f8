/**
 * Walks a log's file offline, or beside a running writer: each row's hashes, the chain, gaps, versions, and whether
 * every payload can still be read. Reads only, in one snapshot; owns no repair.
 */
import { existsSync } from "node:fs"
import Database from "better-sqlite3"
import { toHex } from "../../core/hex.ts"
import { LogError, type Registry } from "../EventLog.ts"
import { GENESIS, bodyHash, chainHash } from "./chain.ts"
import { Codec } from "./codec.ts"
import type { Row } from "./Row.ts"

/** A row whose body was redacted has nothing but its position and its hashes. */
export type AnyRow =
  | Row
  | ({ readonly [Column in keyof Omit<Row, "seq" | "body_hash" | "hash">]: null } & Pick<
      Row,
      "seq" | "body_hash" | "hash"
    >)

export type Verdict =
  | {
      readonly ok: true
      readonly events: number
      readonly redacted: number
      readonly head: number
      readonly hash: string
    }
  | { readonly ok: false; readonly seq: number; readonly problem: string }

const reading = (file: string): Database.Database => {
  if (!existsSync(file)) throw new LogError("invalid", `there is no event log at ${file}`)
  return new Database(file, { readonly: true })
}

/** All rows as they lie there, in seq order. @throws LogError */
export function* readRows(file: string): Generator<AnyRow> {
  const database = reading(file)
  try {
    yield* database.prepare("SELECT * FROM events ORDER BY seq").iterate() as IterableIterator<AnyRow>
  } catch (error) {
    throw new LogError("corrupt", `the file cannot be read as an event log: ${(error as Error).message}`)
  } finally {
    database.close()
  }
}

/** The last seq that was ever given, of which AUTOINCREMENT keeps a record. */
const lastGiven = (file: string): number => {
  const database = reading(file)
  try {
    return Number(database.prepare("SELECT max(seq) FROM sqlite_sequence WHERE name = 'events'").pluck().get() ?? 0)
  } finally {
    database.close()
  }
}

export const verify = (file: string, registry: Registry): Verdict => {
  const codec = new Codec(registry)
  const versions = new Map<string, number>()
  let head = 0
  let redacted = 0
  let hash: Uint8Array = GENESIS
  const bad = (seq: number, problem: string): Verdict => ({ ok: false, seq, problem })
  if (!existsSync(file)) throw new LogError("invalid", `there is no event log at ${file}`)
  try {
    // Asked first, so that what a running node appends meanwhile is not missed.
    const last = lastGiven(file)
    for (const row of readRows(file)) {
      if (row.seq !== head + 1) return bad(head + 1, "the event is missing")
      if (!equal(chainHash(hash, row.seq, row.body_hash), row.hash))
        return bad(row.seq, "its hash does not follow from the event before")
      if (row.type === null) redacted++
      else {
        if (!equal(bodyHash(row), row.body_hash)) return bad(row.seq, "its content is not what was written")
        const before = versions.get(row.stream)
        // Redacted events tell no stream, so after one of them versions may leave something out.
        const follows = redacted > 0 ? row.version > (before ?? 0) : row.version === (before ?? 0) + 1
        if (!follows && !(redacted > 0 && row.version === 1))
          return bad(row.seq, `${row.stream} goes from version ${before} to ${row.version}`)
        versions.set(row.stream, row.version)
        codec.decode(row)
      }
      ;({ seq: head, hash } = row)
    }
    if (head < last) return bad(head + 1, "the event is missing, and all after it")
  } catch (error) {
    return bad(head + 1, (error as Error).message)
  }
  return { ok: true, events: head, redacted, head, hash: toHex(hash) }
}

const equal = (a: Uint8Array, b: Uint8Array): boolean => Buffer.compare(a, b) === 0
