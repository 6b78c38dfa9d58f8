/**
 * Onion addresses, version 3 (rend-spec-v3, section 6): base32(public key ‖ checksum ‖ version) + ".onion".
 * Owns the checksum. Says nothing about whether anybody answers there.
 */
import { createHash } from "node:crypto"
import { decodeBase32, encodeBase32 } from "./base32.ts"
import type { OnionAddress } from "./ids.ts"

const VERSION = 3
const SHAPE = /^[a-z2-7]{56}\.onion$/

const checksum = (publicKey: Uint8Array): Uint8Array =>
  createHash("sha3-256")
    .update(".onion checksum")
    .update(publicKey)
    .update(Uint8Array.of(VERSION))
    .digest()
    .subarray(0, 2)

export const onionAddress = (publicKey: Uint8Array): OnionAddress => {
  if (publicKey.length !== 32) throw new TypeError("an ed25519 public key has 32 octets")
  const bytes = new Uint8Array(35)
  bytes.set(publicKey)
  bytes.set(checksum(publicKey), 32)
  bytes[34] = VERSION
  return `${encodeBase32(bytes)}.onion` as OnionAddress
}

/** Lower case only: one service, one spelling. */
export const isOnionAddress = (text: string): text is OnionAddress => {
  if (!SHAPE.test(text)) return false
  const bytes = decodeBase32(text.slice(0, 56))
  return bytes !== undefined && onionAddress(bytes.subarray(0, 32)) === text
}

export const publicKeyOf = (address: OnionAddress): Uint8Array => {
  const bytes = isOnionAddress(address) ? decodeBase32(address.slice(0, 56)) : undefined
  if (!bytes) throw new TypeError("not a version 3 onion address")
  return bytes.slice(0, 32)
}
