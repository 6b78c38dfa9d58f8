/**
 * Vault port: keys, tokens and links, outside the log (adapters: FileVault, MemoryVault). The log and the projections
 * hold only their names, so a copy of either gives nothing away, and deleting a secret forgets it for good.
 */
import type { OwnedKind, Owner, Secret, SecretKind } from "./secretKinds.ts"

export interface Vault {
  /** Undefined for what is not there, or not in its form. @throws when it cannot be read. */
  get<Kind extends SecretKind>(kind: Kind, ...owner: Owner<Kind>): Secret<Kind> | undefined
  /** Durable when it returns. */
  put<Kind extends SecretKind>(kind: Kind, ...ownerAndSecret: [...Owner<Kind>, Secret<Kind>]): void
  delete<Kind extends SecretKind>(kind: Kind, ...owner: Owner<Kind>): void
  /** Of all that have a secret of this kind. */
  owners(kind: OwnedKind): readonly string[]
}
