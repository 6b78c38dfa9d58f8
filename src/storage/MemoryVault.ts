/** Vault in memory, for tests and the simulator. */
import type { SecretRef } from "../core/ids.ts"
import type { Vault } from "./Vault.ts"

export class MemoryVault implements Vault {
  readonly #secrets = new Map<SecretRef, Readonly<Record<string, string>>>()

  get(ref: SecretRef): Readonly<Record<string, string>> | undefined {
    return this.#secrets.get(ref)
  }

  put(ref: SecretRef, secret: Readonly<Record<string, string>>): void {
    this.#secrets.set(ref, { ...secret })
  }

  delete(ref: SecretRef): void {
    this.#secrets.delete(ref)
  }
}
