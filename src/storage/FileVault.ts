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
import { type SecretTexts, TextVault } from "./TextVault.ts"

const NAME = /^[a-z0-9-]{1,100}$/

export class FileVault extends TextVault {
  constructor(folder: string) {
    super(new SecretFiles(folder))
  }
}

class SecretFiles implements SecretTexts {
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

  read(name: string): string | undefined {
    try {
      return readFileSync(this.#file(name), "utf8")
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code === "ENOENT") return undefined
      throw error
    }
  }

  write(name: string, text: string): void {
    const file = this.#file(name)
    const half = `${file}.new`
    try {
      const handle = openSync(half, "w", 0o600)
      try {
        // All of it: a single write may end early on a disk that is nearly full.
        writeFileSync(handle, text)
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

  remove(name: string): void {
    rmSync(this.#file(name), { force: true })
  }

  names(): readonly string[] {
    return readdirSync(this.#folder)
      .filter((file) => file.endsWith(".json"))
      .map((file) => file.slice(0, -".json".length))
  }

  #file(name: string): string {
    if (!NAME.test(name)) throw new TypeError("a secret's name is lower-case letters, digits and dashes")
    return path.join(this.#folder, `${name}.json`)
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
