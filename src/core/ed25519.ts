/**
 * Ed25519 keys (RFC 8032) from raw 32-octet seeds: what makes an onion's address. Signing and verifying are
 * wire/ed25519's. Pure: the same seed, the same key.
 */
import { createHash, createPrivateKey, createPublicKey } from "node:crypto"
import { fromHex } from "./hex.ts"

const PKCS8_PREFIX = fromHex("302e020100300506032b657004220420")
const SPKI_PREFIX_OCTETS = 12

export const publicKeyOfSeed = (seed: Uint8Array): Uint8Array => {
  if (seed.length !== 32) throw new TypeError("an ed25519 seed has 32 octets")
  const key = createPrivateKey({ key: Buffer.concat([PKCS8_PREFIX, seed]), format: "der", type: "pkcs8" })
  return new Uint8Array(createPublicKey(key).export({ format: "der", type: "spki" }).subarray(SPKI_PREFIX_OCTETS))
}

/** The 64 octets that tor's ADD_ONION takes: SHA-512 of the seed, its scalar half clamped. */
export const expandSeed = (seed: Uint8Array): Uint8Array => {
  if (seed.length !== 32) throw new TypeError("an ed25519 seed has 32 octets")
  const key = new Uint8Array(createHash("sha512").update(seed).digest())
  key[0] = key[0]! & 248
  key[31] = (key[31]! & 63) | 64
  return key
}
