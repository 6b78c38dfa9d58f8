/**
 * Makes the one file of a release: the files of a commit, as git has them, and `vendor/`. Nothing is compiled, nothing
 * compressed, nothing of the machine gets in; so whoever makes it of the same commit gets the same octets.
 */
import { createHash } from "node:crypto"
import { execFile } from "node:child_process"
import { mkdir, open, rm } from "node:fs/promises"
import path from "node:path"
import { promisify } from "node:util"
import { releaseFile } from "../../core/release.ts"
import { isShipped, type ShippedFile, treeOf } from "../shippedFiles.ts"
import { ending, header, padding } from "./ustar.ts"
import { vendored, vendorFile } from "./vendor.ts"

const run = promisify(execFile)

export interface MadeTar {
  readonly version: string
  readonly file: string
  readonly sha256: string
  readonly size: number
  readonly tree: string
}

interface Blob {
  readonly path: string
  readonly mode: "644" | "755"
  readonly id: string
}

const MODES: Readonly<Record<string, "644" | "755">> = { "100644": "644", "100755": "755" }
const sha256 = (octets: Uint8Array): string => createHash("sha256").update(octets).digest("hex")

/** @param vendor folder in which packages are looked for first, and kept; @param into where the file is written. */
export const makeTar = async (root: string, commit: string, vendor: string, into: string): Promise<MadeTar> => {
  const git = async (...words: readonly string[]): Promise<Buffer> =>
    (await run("git", ["-C", root, ...words], { encoding: "buffer", maxBuffer: 2 ** 30 })).stdout
  const blobs = blobsOf(await git("ls-tree", "-r", "-z", commit))
  const content = async ({ id }: Blob): Promise<Uint8Array> => git("cat-file", "blob", id)
  const read = async (name: string): Promise<string> => (await git("show", `${commit}:${name}`)).toString()
  const { version } = JSON.parse(await read("package.json")) as { readonly version: string }
  await mkdir(into, { recursive: true })
  await mkdir(vendor, { recursive: true })
  const file = path.join(into, releaseFile(version))
  // What is there already may be what others have signed.
  const output = await open(file, "wx", 0o644)
  const [hash, shipped] = [createHash("sha256"), [] as ShippedFile[]]
  let size = 0
  const put = async (octets: Uint8Array): Promise<void> => {
    hash.update(octets)
    size += octets.length
    await output.writeFile(octets)
  }
  const add = async (name: string, mode: "644" | "755", octets: Uint8Array): Promise<void> => {
    for (const part of [header(`bulbil-${version}/${name}`, mode, octets.length), octets, padding(octets.length)])
      await put(part)
  }
  try {
    for (const blob of blobs) {
      const octets = await content(blob)
      shipped.push({ path: blob.path, mode: blob.mode, sha256: sha256(octets) })
      await add(blob.path, blob.mode, octets)
    }
    for (const one of vendored(await read("package-lock.json")))
      await add(`vendor/${one.file}`, "644", await vendorFile(one, vendor))
    await put(ending())
    await output.sync()
  } catch (error) {
    await rm(file, { force: true })
    throw error
  } finally {
    await output.close()
  }
  return { version, file, sha256: hash.digest("hex"), size, tree: treeOf(shipped) }
}

/** In the order of their octets, as git has them. @throws for what a release cannot hold. */
const blobsOf = (listed: Buffer): readonly Blob[] =>
  listed
    .toString()
    .split("\0")
    .filter((line) => line !== "")
    .map((line) => {
      const [, mode, id, name] = /^(\d+) blob ([0-9a-f]+)\t(.+)$/s.exec(line) ?? []
      if (!mode || !id || !name || !MODES[mode]) throw new Error(`a release holds files alone, not ${line}`)
      if (!isShipped(name)) throw new Error(`${name} has a name that is never shipped`)
      return { path: name, mode: MODES[mode], id }
    })
    .sort((a, b) => Buffer.compare(Buffer.from(a.path), Buffer.from(b.path)))
