/**
 * Vault port: keys, tokens and links, outside the log (adapters: FileVault, MemoryVault). The log and the projections
 * hold only a SecretRef, so a copy of either gives nothing away, and deleting a secret forgets it for good.
 */
import type { SecretRef } from "../core/ids.ts"

export interface Vault {
  /** Plain strings only; a caller encodes octets as base64url. */
  get(ref: SecretRef): Readonly<Record<string, string>> | undefined
  put(ref: SecretRef, secret: Readonly<Record<string, string>>): void
  delete(ref: SecretRef): void
}
