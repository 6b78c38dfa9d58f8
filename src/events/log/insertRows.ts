/** The one statement that stores rows, however many: an insert is atomic by itself. */
import { toHex } from "../../core/hex.ts"
import type { Row } from "./Row.ts"

/** Rows as parameters: ten each, far below SQLite's 32,766. More than that go in as one text, which takes longer. */
export const MAX_PARAMETER_ROWS = 1_000

/** Without the hashes, which only `verify` reads: a page of octet strings costs more than all the rest. */
export const EVENT = "seq, stream, version, type, at, cause, payload, expires"
export const HEAD = "seq, stream, version, type, at, cause, expires"
const COLUMNS = `${EVENT}, body_hash, hash`

interface Insert {
  readonly sql: string
  readonly parameters: readonly unknown[]
}

export const insertOf = (rows: readonly Row[]): Insert =>
  rows.length <= MAX_PARAMETER_ROWS
    ? { sql: ofParameters(rows.length), parameters: parametersOf(rows) }
    : { sql: OF_TEXT, parameters: [textOf(rows)] }

/** One statement for each number of rows, so that it is prepared once. */
const inserts: string[] = []
const ofParameters = (rows: number): string =>
  (inserts[rows] ??= `INSERT INTO events (${COLUMNS}) VALUES ${Array(rows).fill("(?,?,?,?,?,?,?,?,?,?)").join(",")}`)

const parametersOf = (rows: readonly Row[]): unknown[] => {
  const parameters: unknown[] = []
  for (const row of rows) {
    parameters.push(
      row.seq,
      row.stream,
      row.version,
      row.type,
      row.at,
      row.cause,
      row.payload,
      row.expires,
      row.body_hash,
      row.hash,
    )
  }
  return parameters
}

const OF_TEXT = `INSERT INTO events (${COLUMNS})
  SELECT ${Array.from({ length: 8 }, (_, i) => `value ->> ${i}`).join(", ")}, unhex(value ->> 8), unhex(value ->> 9)
  FROM json_each(?)`

const textOf = (rows: readonly Row[]): string =>
  JSON.stringify(rows.map((row) => [...parametersOf([row]).slice(0, 8), toHex(row.body_hash), toHex(row.hash)]))
