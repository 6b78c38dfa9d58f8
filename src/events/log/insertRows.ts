/** The one statement that stores rows: a multi-row insert, which is atomic by itself. */
import type { Row } from "./Row.ts"

/** Without the hashes, which only `verify` reads: a page of octet strings costs more than all the rest. */
export const EVENT = "seq, stream, version, type, at, cause, payload, expires"
const COLUMNS = `${EVENT}, body_hash, hash`

/** One statement for each number of rows, so that it is prepared once. */
const inserts: string[] = []
export const insertOf = (rows: number): string =>
  (inserts[rows] ??= `INSERT INTO events (${COLUMNS}) VALUES ${Array(rows).fill("(?,?,?,?,?,?,?,?,?,?)").join(",")}`)

export const parametersOf = (rows: readonly Row[]): unknown[] => {
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
