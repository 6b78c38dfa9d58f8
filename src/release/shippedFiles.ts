/**
 * The files of the software as they lie in its folder, and the one hash that names them all: the same for whoever has
 * the same files, whatever their machine's times, owners and masks are.
 */
import { createHash } from "node:crypto"
import { lstat, readdir, readFile, readlink } from "node:fs/promises"
import path from "node:path"
import { MAX_RELEASE_BYTES } from "../core/release.ts"

export interface ShippedFile {
  /** Below the folder, with `/`. */
  readonly path: string
  readonly mode: "644" | "755"
  readonly sha256: string
}

/** What set-up, tests and builds make beside what is shipped. */
const MADE = new Set([".git", ".runtime", ".vitest", "dist", "vendor"])
export const isShipped = (file: string): boolean => {
  const names = file.split("/")
  return !MADE.has(names[0]!) && !names.includes("node_modules") && !file.endsWith(".log")
}

const sha256 = (octets: Uint8Array | string): string => createHash("sha256").update(octets).digest("hex")

/** @throws for more than a release can hold, before it is read, and for what cannot be read. */
export const shippedFiles = async (
  root: string,
  below = "",
  room = { octets: MAX_RELEASE_BYTES },
): Promise<readonly ShippedFile[]> => {
  const all: ShippedFile[] = []
  for (const { name } of await readdir(path.join(root, below), { withFileTypes: true })) {
    const file = below === "" ? name : `${below}/${name}`
    if (!isShipped(file)) continue
    const at = path.join(root, file)
    const kind = await lstat(at)
    if (kind.isDirectory()) all.push(...(await shippedFiles(root, file, room)))
    else {
      room.octets -= kind.isFile() ? kind.size : 0
      if (room.octets < 0) throw new RangeError("this is more than a release can hold")
      const octets = kind.isFile()
        ? await readFile(at)
        : `not a file: ${kind.isSymbolicLink() ? await readlink(at) : ""}`
      all.push({ path: file, mode: kind.mode & 0o100 ? "755" : "644", sha256: sha256(octets) })
    }
  }
  return all
}

export const treeOf = (files: readonly ShippedFile[]): string =>
  sha256(
    files
      .map(({ path: file, mode, sha256: hash }) => `${file}\0${mode}\0${hash}\n`)
      .sort((a, b) => Buffer.compare(Buffer.from(a), Buffer.from(b)))
      .join(""),
  )
