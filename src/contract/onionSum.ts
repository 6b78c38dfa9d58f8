/** How an onion's address stands while it is typed: a page can tell a letter that is wrong before anything is sent. */
import { sha3_256 } from "@noble/hashes/sha3.js"
import { decodeBase32 } from "../core/base32.ts"
import { bareOnion } from "./words/onion.ts"

/** Characters before `.onion`. */
const ONION_LENGTH = 56
const VERSION = 3

/** A number: of a beginning that may become one, so many characters. */
export type OnionSum = "right" | "wrong" | "other" | number

/** @param text as it was pasted or typed: with `http://`, a path and upper case letters, or without. */
export const onionSum = (text: string): OnionSum => {
  const name = bareOnion(text).replace(/\.(o(n(i(on?)?)?)?)?$/, "")
  if (!/^[a-z2-7]*$/.test(name) || name.length > ONION_LENGTH) return "other"
  if (name.length < ONION_LENGTH) return name.length
  const octets = decodeBase32(name)!
  const made = sha3_256(
    Uint8Array.of(...new TextEncoder().encode(".onion checksum"), ...octets.subarray(0, 32), VERSION),
  )
  return octets[32] === made[0] && octets[33] === made[1] && octets[34] === VERSION ? "right" : "wrong"
}
