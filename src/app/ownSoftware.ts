/** Which version runs, and out of which files: looked at once a process, as it began. */
import { createHash } from "node:crypto"
import { existsSync, readFileSync } from "node:fs"
import { readFile } from "node:fs/promises"
import path from "node:path"
import { fileURLToPath } from "node:url"
import { shippedFiles, treeOf } from "../release/shippedFiles.ts"

export { isRoot } from "../release/verifyBundle.ts"

export interface OwnSoftware {
  readonly version: string
  readonly tree: string
}

const ROOT = path.resolve(path.dirname(fileURLToPath(import.meta.url)), "..", "..")
let own: Promise<OwnSoftware> | undefined

export const ownSoftware = (): Promise<OwnSoftware> => (own ??= softwareIn(ROOT))

const versionOf = (manifest: string): string => (JSON.parse(manifest) as { version: string }).version

export const ownVersion = (): string => versionOf(readFileSync(path.join(ROOT, "package.json"), "utf8"))

export const softwareIn = async (folder: string): Promise<OwnSoftware> => ({
  version: versionOf(await readFile(path.join(folder, "package.json"), "utf8")),
  // What cannot be read, or is more than a release, is none: that ends no start.
  tree: await shippedFiles(folder).then(treeOf, () => ""),
})

/** The root of the maintainers whom this build knows; `undefined`: it knows none. */
export const pinnedRoot = (): Uint8Array | undefined => {
  const file = path.join(ROOT, "src", "release", "root.json")
  return existsSync(file) ? new Uint8Array(readFileSync(file)) : undefined
}

/** By which facts name a root; empty for none. */
export const rootName = (root: Uint8Array | undefined): string =>
  root ? createHash("sha256").update(root).digest("hex") : ""
