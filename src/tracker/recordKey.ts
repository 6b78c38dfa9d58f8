/**
 * The name of a record among the holders of a tracker: 12 octets of a hash of its kind, of what it is about and of who
 * says it, as latin1.
 */
import { hash } from "node:crypto"
import { KEY_OCTETS } from "../wire/Reconcile.ts"

/** As `rangeOf` has it. */
export const rangeOfKey = (key: string, bits: number): number =>
  ((key.charCodeAt(0) << 16) | (key.charCodeAt(1) << 8) | key.charCodeAt(2)) >>> (24 - bits)

/** What two records must have in common for one to replace the other. */
export const keyOf = (kind: "peer" | "mirror", about: Uint8Array, owner: Uint8Array): string =>
  hash("sha256", Buffer.concat([KINDS[kind], about, owner]), "binary").slice(0, KEY_OCTETS)
const KINDS = { peer: Buffer.from("peer"), mirror: Buffer.from("mirror") }
