/** A vault over texts by name, wherever those are kept: each secret is checked against the form of its kind. */
import {
  type OwnedKind,
  type Owner,
  ownerIn,
  parseSecret,
  type Secret,
  type SecretKind,
  secretName,
  secretText,
} from "./secretKinds.ts"
import type { Vault } from "./Vault.ts"

export interface SecretTexts {
  read(name: string): string | undefined
  write(name: string, text: string): void
  remove(name: string): void
  names(): readonly string[]
}

export class TextVault implements Vault {
  readonly #texts: SecretTexts

  constructor(texts: SecretTexts) {
    this.#texts = texts
  }

  get<Kind extends SecretKind>(kind: Kind, ...owner: Owner<Kind>): Secret<Kind> | undefined {
    const text = this.#texts.read(secretName(kind, ...owner))
    return text === undefined ? undefined : parseSecret(kind, text)
  }

  put<Kind extends SecretKind>(kind: Kind, ...ownerAndSecret: [...Owner<Kind>, Secret<Kind>]): void {
    const secret = ownerAndSecret.at(-1) as Secret<Kind>
    const owner = ownerAndSecret.slice(0, -1) as Owner<Kind>
    this.#texts.write(secretName(kind, ...owner), secretText(kind, secret))
  }

  delete<Kind extends SecretKind>(kind: Kind, ...owner: Owner<Kind>): void {
    this.#texts.remove(secretName(kind, ...owner))
  }

  owners(kind: OwnedKind): readonly string[] {
    return this.#texts.names().flatMap((name) => {
      const owner = ownerIn(name)
      return owner?.kind === kind ? [owner.id] : []
    })
  }
}
