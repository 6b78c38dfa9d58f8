/**
 * The hash chain: `hash = SHA-256(hash before ‖ seq ‖ body hash)`. The body's hash stands in the row, so that the body
 * of an expired event can be dropped and the chain still proves what comes after.
 */
import { hash } from "node:crypto"
import type { EventRow, Row } from "./Row.ts"

export const GENESIS = new Uint8Array(32)

/** Unambiguous, as JSON strings cannot run into each other. */
export const bodyHash = ({
  stream,
  version,
  type,
  at,
  cause,
  payload,
}: Omit<EventRow, "seq" | "expires">): Uint8Array => sha256(JSON.stringify([stream, version, type, at, cause, payload]))

/** A row's own content, and the hash before it, lead to its hash. */
export const follows = (row: Row, before: Uint8Array): boolean =>
  Buffer.compare(bodyHash(row), row.body_hash) === 0 &&
  Buffer.compare(chainHash(before, row.seq, row.body_hash), row.hash) === 0

const input = Buffer.alloc(72)

export const chainHash = (before: Uint8Array, seq: number, body: Uint8Array): Uint8Array => {
  input.set(before, 0)
  input.writeBigUInt64BE(BigInt(seq), 32)
  input.set(body, 40)
  return sha256(input)
}

/**
 * By way of a latin1 string, which finds room in Node's shared pool: a Buffer with memory of its own costs more than
 * the hash.
 */
const sha256 = (data: string | Uint8Array): Uint8Array => Buffer.from(hash("sha256", data, "binary"), "latin1")
