/**
 * The packages of the lock file as the registry serves them, each compared with the SHA-512 that the lock has of it. So
 * what a release brings is fixed by the lock alone, whoever fetches it, and from where.
 */
import { createHash } from "node:crypto"
import { execFile } from "node:child_process"
import { mkdtemp, readdir, readFile, rename, rm } from "node:fs/promises"
import path from "node:path"
import { promisify } from "node:util"

interface LockEntry {
  readonly name?: string
  readonly version?: string
  readonly integrity?: string
  readonly dev?: boolean
  readonly os?: readonly string[]
}

export interface Vendored {
  readonly name: string
  readonly version: string
  /** `sha512-` and base64, as the lock writes it. */
  readonly integrity: string
  /** In `vendor/`. */
  readonly file: string
}

/** What a Linux machine needs to run the node: not what only tests and other systems use. */
export const vendored = (lock: string): readonly Vendored[] => {
  const { packages } = JSON.parse(lock) as { readonly packages: Readonly<Record<string, LockEntry>> }
  const all = Object.entries(packages).flatMap(([place, { name, version, integrity, dev, os }]): Vendored[] => {
    if (place === "" || dev || !version || !integrity || (os && !os.includes("linux"))) return []
    const called = name ?? place.slice(place.lastIndexOf("node_modules/") + "node_modules/".length)
    const file = `${called.replace("/", "+")}@${version}.tgz`
    return [{ name: called, version, integrity, file }]
  })
  const byFile = new Map(all.map((one) => [one.file, one]))
  return [...byFile.values()].sort((a, b) => (a.file < b.file ? -1 : 1))
}

const isRight = (octets: Uint8Array, integrity: string): boolean =>
  `sha512-${createHash("sha512").update(octets).digest("base64")}` === integrity

/** Out of the folder, else of the registry, and then kept there. @throws when it is not what the lock says. */
export const vendorFile = async (one: Vendored, folder: string): Promise<Uint8Array> => {
  const at = path.join(folder, one.file)
  const kept = await readFile(at).catch(() => undefined)
  if (kept && isRight(kept, one.integrity)) return kept
  await fetched(one, at)
  const octets = await readFile(at)
  if (isRight(octets, one.integrity)) return octets
  await rm(at)
  throw new Error(`${one.name}@${one.version} is not what the lock file says of it`)
}

const run = promisify(execFile)

const fetched = async ({ name, version }: Vendored, to: string): Promise<void> => {
  // Beside where it is kept: what lies on another disk cannot be renamed to there.
  const folder = await mkdtemp(path.join(path.dirname(to), ".fetched-"))
  try {
    await run("npm", ["pack", `${name}@${version}`, "--pack-destination", folder, "--silent"], { cwd: folder })
    const [file] = await readdir(folder)
    if (!file) throw new Error(`npm has no ${name}@${version}`)
    await rename(path.join(folder, file), to)
  } finally {
    await rm(folder, { recursive: true, force: true })
  }
}
