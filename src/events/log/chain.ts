/**
 * The hash chain: `hash = SHA-256(hash before ‖ seq ‖ body hash)`. The body's hash stands in the row, so that the body of an
 * expired event can be dropped and the chain still proves what comes after.
 */
import { hash } from "node:crypto"
import type { Row } from "./Row.ts"

export const GENESIS = new Uint8Array(32)

/** Unambiguous, as JSON strings cannot run into each other. */
export const bodyHash = ({ stream, version, type, at, cause, payload }: Omit<Row, "seq" | "body_hash" | "hash" | "expires">): Uint8Array =>
  hash("sha256", JSON.stringify([stream, version, type, at, cause, payload]), "buffer")

export const chainHash = (before: Uint8Array, seq: number, body: Uint8Array): Uint8Array => {
  const input = Buffer.alloc(72)
  input.set(before, 0)
  input.writeBigUInt64BE(BigInt(seq), 32)
  input.set(body, 40)
  return hash("sha256", input, "buffer")
}
