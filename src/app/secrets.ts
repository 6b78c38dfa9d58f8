/** Secrets that the node makes for itself, each once, in the vault. */
import { TRACKER } from "../actors/ownTracker.ts"
import type { Random } from "../core/Clock.ts"
import type { OnionAddress, SecretRef } from "../core/ids.ts"
import type { Vault } from "../storage/Vault.ts"

export const NODE = "node" as SecretRef
export const MANAGEMENT = "management" as SecretRef
export { TRACKER }

const fresh = (random: Random) => Buffer.from(random.bytes(32)).toString("base64url")

/**
 * The node's own secret, from which transfer onions derive, the tracker's seed, and the management onion's seed and
 * token.
 */
export const ensureNodeSecrets = (vault: Vault, random: Random): { readonly token: string } => {
  if (!vault.get(NODE)) vault.put(NODE, { secret: fresh(random) })
  if (!vault.get(TRACKER)) vault.put(TRACKER, { seed: fresh(random) })
  const there = vault.get(MANAGEMENT)
  if (there?.token) return { token: there.token }
  const made = { seed: fresh(random), token: fresh(random) }
  vault.put(MANAGEMENT, made)
  return made
}

const METER = "relay-meter" as SecretRef

/** Of the key that signs this relay's traffic summaries, and nothing else. */
export const meterSeed = (vault: Vault, random: Random): Uint8Array => {
  if (!vault.get(METER)) vault.put(METER, { seed: fresh(random) })
  return Buffer.from(vault.get(METER)!["seed"]!, "base64url")
}

/** Of a family of relays: `seed` is the one in the file of another of them, or a new one. */
export const newFamilySecret = (vault: Vault, random: Random, ref: SecretRef, seed?: Uint8Array): void =>
  vault.put(ref, { seed: seed === undefined ? fresh(random) : Buffer.from(seed).toString("base64url") })

/** Undefined when it is lost. */
export const familySeed = (vault: Vault, ref: string): Uint8Array | undefined => {
  const seed = vault.get(ref as SecretRef)?.["seed"]
  return seed === undefined ? undefined : Buffer.from(seed, "base64url")
}

/** An onion seed and a token for a new share. */
export const newShareSecret = (vault: Vault, random: Random, ref: SecretRef): void =>
  vault.put(ref, { seed: fresh(random), token: fresh(random) })

/** The seed of a mirror's own onion, and the address that was pasted. */
export const newMirrorSecret = (vault: Vault, random: Random, ref: SecretRef, address: OnionAddress): void =>
  vault.put(ref, { seed: fresh(random), onion: address })
