/** Vault of one file a secret, 0600 in a folder of 0700, written whole and synced before it counts. */
import { closeSync, fsyncSync, mkdirSync, openSync, readFileSync, renameSync, rmSync, writeSync } from "node:fs"
import path from "node:path"
import type { SecretRef } from "../core/ids.ts"
import type { Vault } from "./Vault.ts"

const REF = /^[a-z0-9-]{1,100}$/

export class FileVault implements Vault {
  readonly #folder: string

  constructor(folder: string) {
    this.#folder = folder
    mkdirSync(folder, { recursive: true, mode: 0o700 })
  }

  get(ref: SecretRef): Readonly<Record<string, string>> | undefined {
    try {
      return JSON.parse(readFileSync(this.#file(ref), "utf8"))
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code === "ENOENT") return undefined
      throw error
    }
  }

  put(ref: SecretRef, secret: Readonly<Record<string, string>>): void {
    const file = this.#file(ref)
    const half = `${file}.new`
    const handle = openSync(half, "w", 0o600)
    try {
      writeSync(handle, JSON.stringify(secret))
      fsyncSync(handle)
    } finally {
      closeSync(handle)
    }
    renameSync(half, file)
    const folder = openSync(this.#folder, "r")
    fsyncSync(folder)
    closeSync(folder)
  }

  delete(ref: SecretRef): void {
    rmSync(this.#file(ref), { force: true })
  }

  #file(ref: SecretRef): string {
    if (!REF.test(ref)) throw new TypeError("a secret's name is lower-case letters, digits and dashes")
    return path.join(this.#folder, `${ref}.json`)
  }
}
