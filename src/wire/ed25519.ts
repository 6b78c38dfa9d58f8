/** Ed25519 (RFC 8032) with the raw 32-octet keys of onion services: the seed that makes an address also signs for it. */
import { createPrivateKey, createPublicKey, sign as signBytes, verify as verifyBytes } from "node:crypto"
import { publicKeyOfSeed } from "../core/ed25519.ts"

const PRIVATE_DER = Buffer.from("302e020100300506032b657004220420", "hex")
const PUBLIC_DER = Buffer.from("302a300506032b6570032100", "hex")

export interface Signer {
  /** 32 octets. */
  readonly publicKey: Uint8Array
  sign(bytes: Uint8Array): Uint8Array
}

export const signer = (seed: Uint8Array): Signer => {
  const key = createPrivateKey({ key: Buffer.concat([PRIVATE_DER, seed]), format: "der", type: "pkcs8" })
  return {
    publicKey: publicKeyOfSeed(seed),
    sign: (bytes) => new Uint8Array(signBytes(null, bytes, key)),
  }
}

/** False also for keys that are none. */
export const verify = (publicKey: Uint8Array, bytes: Uint8Array, signature: Uint8Array): boolean => {
  try {
    const key = createPublicKey({ key: Buffer.concat([PUBLIC_DER, publicKey]), format: "der", type: "spki" })
    return verifyBytes(null, bytes, key, signature)
  } catch {
    return false
  }
}
