/** Vault of one file a secret, 0600 in a folder of 0700, written whole and synced before it counts. */
import {
  closeSync,
  existsSync,
  fsyncSync,
  mkdirSync,
  openSync,
  readFileSync,
  readdirSync,
  renameSync,
  rmSync,
  writeFileSync,
} from "node:fs"
import path from "node:path"
import type { SecretRef } from "../core/ids.ts"
import type { Vault } from "./Vault.ts"

const REF = /^[a-z0-9-]{1,100}$/

export class FileVault implements Vault {
  readonly #folder: string

  constructor(folder: string) {
    this.#folder = folder
    if (!existsSync(folder)) {
      mkdirSync(folder, { recursive: true, mode: 0o700 })
      syncFolder(path.dirname(folder))
    }
    // What a crash left half written was never counted.
    for (const name of readdirSync(folder))
      if (name.endsWith(".json.new")) rmSync(path.join(folder, name), { force: true })
  }

  get(ref: SecretRef): Readonly<Record<string, string>> | undefined {
    try {
      return parseSecret(readFileSync(this.#file(ref), "utf8"))
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code === "ENOENT") return undefined
      throw error
    }
  }

  put(ref: SecretRef, secret: Readonly<Record<string, string>>): void {
    const file = this.#file(ref)
    const half = `${file}.new`
    try {
      const handle = openSync(half, "w", 0o600)
      try {
        // All of it: a single write may end early on a disk that is nearly full.
        writeFileSync(handle, JSON.stringify(secret))
        fsyncSync(handle)
      } finally {
        closeSync(handle)
      }
      renameSync(half, file)
    } catch (error) {
      rmSync(half, { force: true })
      throw error
    }
    syncFolder(this.#folder)
  }

  /** Of all that is kept. */
  names(): readonly string[] {
    return readdirSync(this.#folder)
      .filter((file) => file.endsWith(".json"))
      .map((file) => file.slice(0, -".json".length))
  }

  delete(ref: SecretRef): void {
    rmSync(this.#file(ref), { force: true })
  }

  #file(ref: SecretRef): string {
    if (!REF.test(ref)) throw new TypeError("a secret's name is lower-case letters, digits and dashes")
    return path.join(this.#folder, `${ref}.json`)
  }
}

/** @returns undefined for what is no secret: damaged is as good as gone, and the check at the start has told of it. */
export const parseSecret = (text: string): Readonly<Record<string, string>> | undefined => {
  try {
    const secret: unknown = JSON.parse(text)
    const fits =
      typeof secret === "object" &&
      secret !== null &&
      !Array.isArray(secret) &&
      Object.values(secret).every((value) => typeof value === "string")
    return fits ? (secret as Readonly<Record<string, string>>) : undefined
  } catch {
    return undefined
  }
}

const syncFolder = (folder: string): void => {
  const handle = openSync(folder, "r")
  try {
    fsyncSync(handle)
  } finally {
    closeSync(handle)
  }
}
