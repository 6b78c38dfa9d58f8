/**
 * What a log's file says of itself before it is opened for writing: reads only. The chain's end is checked, since there
 * an old file shows that stands beside the WAL of a newer one; the rest is for `verify`.
 */
import Database from "better-sqlite3"
import { toHex } from "../../core/hex.ts"
import { LogError } from "../EventLog.ts"
import { chainHash } from "./chain.ts"
import { logError } from "./LogDatabase.ts"
import { APPLICATION_ID, SCHEMA_VERSION } from "./schema.ts"

const TAIL = 500

export interface History {
  readonly head: number
  readonly first: string | undefined
  readonly atMark: string | undefined
  readonly created: boolean
  readonly restored: boolean
}

/** @param mark a seq of which the hash is wanted. @throws LogError when it is the disk that fails. */
export const readHistory = (file: string, mark: number): History | "damaged" | "newer" => {
  let database: Database.Database | undefined
  try {
    database = new Database(file, { readonly: true })
    return history(database, mark)
  } catch (error) {
    const { code } = logError(error)
    if (code === "corrupt" || code === "invalid") return "damaged"
    throw logError(error)
  } finally {
    database?.close()
  }
}

function history(database: Database.Database, mark: number): History | "damaged" | "newer" {
  const nothing = { head: 0, first: undefined, atMark: undefined, created: false, restored: false }
  const id = database.pragma("application_id", { simple: true })
  const tables = database.prepare("SELECT count(*) FROM sqlite_schema").pluck().get()
  if (id !== APPLICATION_ID && !(tables === 0 && id === 0)) return "damaged"
  if ((database.pragma("user_version", { simple: true }) as number) > SCHEMA_VERSION) return "newer"
  // A crash while it was made.
  if (database.prepare("SELECT 1 FROM sqlite_schema WHERE name = 'events'").pluck().get() !== 1) return nothing
  const hashAt = (seq: number) => {
    const hash = database.prepare<[number], Buffer>("SELECT hash FROM events WHERE seq = ?").pluck().get(seq)
    return hash && toHex(hash)
  }
  const has = (stream: string, type: string, after: number) =>
    database
      .prepare("SELECT 1 FROM events WHERE stream = ? AND type LIKE ? AND seq > ? LIMIT 1")
      .pluck()
      .get(stream, `${type}/%`, after) === 1
  const head = (database.prepare("SELECT max(seq) FROM events").pluck().get() as number | null) ?? 0
  if (!tailHolds(database, head)) throw new LogError("corrupt", "the chain does not hold at its end")
  return {
    head,
    first: hashAt(1),
    atMark: hashAt(mark),
    created: has("node/self", "node.NodeCreated", 0),
    restored: has("tracker/self", "tracker.TrackerRestored", mark),
  }
}

interface Link {
  readonly seq: number
  readonly body_hash: Buffer
  readonly hash: Buffer
}

const tailHolds = (database: Database.Database, head: number): boolean => {
  const links = database
    .prepare<[number], Link>("SELECT seq, body_hash, hash FROM events WHERE seq >= ? ORDER BY seq")
    .all(Math.max(1, head - TAIL))
  return links.every((link, i) => {
    const before = links[i - 1]
    return (
      !before ||
      (link.seq === before.seq + 1 && Buffer.compare(chainHash(before.hash, link.seq, link.body_hash), link.hash) === 0)
    )
  })
}
