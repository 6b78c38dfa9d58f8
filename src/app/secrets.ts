/** Secrets that the node makes for itself, each once, in the vault. */
import type { Random } from "../core/Clock.ts"
import { toHex } from "../core/hex.ts"
import { type OnionAddress, Token, type TrackerKey } from "../core/ids.ts"
import { ownerIn, type Secret, secretName } from "../storage/secretKinds.ts"
import type { Vault } from "../storage/Vault.ts"

export const freshSeed = (random: Random): Uint8Array => random.bytes(32)
export const freshToken = (random: Random): Token => Token(Buffer.from(random.bytes(32)).toString("base64url"))

/** The node's own secret and the tracker's seed. */
export const ensureNodeSecrets = (vault: Vault, random: Random): void => {
  if (!vault.get("node")) vault.put("node", { secret: freshSeed(random) })
  if (!vault.get("tracker")) vault.put("tracker", { seed: freshSeed(random) })
}

/** The management onion's seed and token. */
export const ensureManagementSecret = (vault: Vault, random: Random): Secret<"management"> => {
  const known = vault.get("management")
  if (known) return known
  const made = { seed: freshSeed(random), token: freshToken(random) }
  vault.put("management", made)
  return made
}

/** Of the key that signs this relay's traffic summaries, and nothing else. */
export const meterSeed = (vault: Vault, random: Random): Uint8Array => {
  const known = vault.get("relay-meter")
  if (known) return known.seed
  const seed = freshSeed(random)
  vault.put("relay-meter", { seed })
  return seed
}

/** @param seed the one in the file of another relay of the family; a new one where it is left out. */
export const newFamilySecret = (vault: Vault, random: Random, family: string, seed = freshSeed(random)): void =>
  vault.put("family", family, { seed })

/** @param key as a fact names it. @returns undefined when it is lost. */
export const familySeed = (vault: Vault, key: string): Uint8Array | undefined => {
  const owner = ownerIn(key)
  return owner && vault.get("family", owner.id)?.seed
}

export const forgetFamily = (vault: Vault, key: string): void => {
  const owner = ownerIn(key)
  if (owner) vault.delete("family", owner.id)
}

/** A private x25519 key. @returns the secret's name, for the fact. */
export const newRecipient = (vault: Vault, random: Random, name?: string): string => {
  const id = toHex(random.bytes(16))
  vault.put("recipient", id, { key: freshSeed(random), ...(name === undefined ? {} : { name }) })
  return secretName("recipient", id)
}

/** The share has ended: nobody reaches it any more. */
export const forgetShare = (vault: Vault, share: string, recipients: readonly string[]): void => {
  vault.delete("share", share)
  for (const id of recipients) vault.delete("recipient", id)
}

/** An onion seed and a token. */
export const newShareSecret = (vault: Vault, random: Random, share: string): void =>
  vault.put("share", share, { seed: freshSeed(random), token: freshToken(random) })

/** The seed of a mirror's own onion, the address to begin at, and whose tracker it is, where that is known. */
export const newMirrorSecret = (
  vault: Vault,
  random: Random,
  mirror: string,
  onion: OnionAddress,
  tracker?: TrackerKey,
): void => vault.put("mirror", mirror, { seed: freshSeed(random), onion, ...(tracker ? { tracker } : {}) })
