/**
 * Ed25519 (RFC 8032) with the raw 32-octet keys of onion services: the seed that makes an address also signs for it. By
 * libsodium, which checks twice as many signatures a second as node:crypto does (docs/benchmarks.md).
 */
import sodium from "sodium-native"

export interface Signer {
  /** 32 octets. */
  readonly publicKey: Uint8Array
  sign(bytes: Uint8Array): Uint8Array
}

export const signer = (seed: Uint8Array): Signer => {
  if (seed.length !== sodium.crypto_sign_SEEDBYTES) throw new TypeError("an ed25519 seed has 32 octets")
  const publicKey = new Uint8Array(sodium.crypto_sign_PUBLICKEYBYTES)
  const secretKey = new Uint8Array(sodium.crypto_sign_SECRETKEYBYTES)
  sodium.crypto_sign_seed_keypair(publicKey, secretKey, seed)
  return {
    publicKey,
    sign: (bytes) => {
      const signature = new Uint8Array(sodium.crypto_sign_BYTES)
      sodium.crypto_sign_detached(signature, bytes, secretKey)
      return signature
    },
  }
}

/** False also for keys that are none, and for those of small order, under which anything could be signed. */
export const verify = (publicKey: Uint8Array, bytes: Uint8Array, signature: Uint8Array): boolean =>
  publicKey.length === sodium.crypto_sign_PUBLICKEYBYTES &&
  signature.length === sodium.crypto_sign_BYTES &&
  sodium.crypto_sign_verify_detached(signature, bytes, publicKey)
