/** X25519 keys (RFC 7748) from raw 32-octet private keys: what opens an onion that takes only certain callers. Pure. */
import { createPrivateKey, createPublicKey } from "node:crypto"
import { fromHex } from "./hex.ts"

const PKCS8_PREFIX = fromHex("302e020100300506032b656e04220420")
const SPKI_PREFIX_OCTETS = 12

export const publicKeyOfPrivate = (key: Uint8Array): Uint8Array => {
  if (key.length !== 32) throw new TypeError("an x25519 key has 32 octets")
  const own = createPrivateKey({ key: Buffer.concat([PKCS8_PREFIX, key]), format: "der", type: "pkcs8" })
  return new Uint8Array(createPublicKey(own).export({ format: "der", type: "spki" }).subarray(SPKI_PREFIX_OCTETS))
}
