/** X25519 keys (RFC 7748) from raw 32-octet private keys: what opens an onion that takes only certain callers. Pure. */
import { createPrivateKey, createPublicKey, diffieHellman } from "node:crypto"
import { fromHex } from "./hex.ts"

const PKCS8_PREFIX = fromHex("302e020100300506032b656e04220420")
const SPKI_PREFIX = fromHex("302a300506032b656e032100")

const privateKey = (key: Uint8Array) =>
  createPrivateKey({ key: Buffer.concat([PKCS8_PREFIX, key]), format: "der", type: "pkcs8" })

export const publicKeyOfPrivate = (key: Uint8Array): Uint8Array => {
  if (key.length !== 32) throw new TypeError("an x25519 key has 32 octets")
  const spki = createPublicKey(privateKey(key)).export({ format: "der", type: "spki" })
  return new Uint8Array(spki.subarray(SPKI_PREFIX.length))
}

/** Any scalar shows it: they are all multiples of 8, and so are the small orders' (RFC 7748, 6.1). */
const ANY = privateKey(new Uint8Array(32).fill(0x55))

/** Whether these 32 octets are a point of small order: every key agrees with it on zeros, which all can guess. */
export const isLowOrder = (point: Uint8Array): boolean => {
  const key = createPublicKey({ key: Buffer.concat([SPKI_PREFIX, point]), format: "der", type: "spki" })
  try {
    return diffieHellman({ privateKey: ANY, publicKey: key }).every((octet) => octet === 0)
  } catch {
    return true
  }
}
