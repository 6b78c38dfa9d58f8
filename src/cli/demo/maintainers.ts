/**
 * The demo's own maintainers: with the tool that real ones use (docs/releases.md), and keys that are made for one demo,
 * they sign a release whose file is of random octets. It could not be run by anybody.
 */
import { execFile } from "node:child_process"
import { createHash, randomBytes } from "node:crypto"
import { mkdir, writeFile } from "node:fs/promises"
import path from "node:path"
import { fileURLToPath } from "node:url"
import { promisify } from "node:util"
import { toHex } from "../../core/hex.ts"
import { releaseFile } from "../../core/release.ts"
import { FileStorage } from "../../storage/FileStorage.ts"

const TOOL = path.resolve(path.dirname(fileURLToPath(import.meta.url)), "..", "..", "release", "tool", "main.ts")
const VERSION = "99.0.0"
const OCTETS = 2 * 1024 * 1024
const names = ["one", "two", "three"] as const

const run = promisify(execFile)
const tool = async (...words: readonly string[]): Promise<string> =>
  (await run(process.execPath, [TOOL, ...words])).stdout

const keyOf = (home: string, name: string): string => path.join(home, `key-${name}`)

/** The root that nodes of the demo know. */
export const rootOf = (home: string): string => path.join(home, "root.json")

/** Makes three keys, and a root that wants two of them under a release. */
export const makeRoot = async (home: string): Promise<void> => {
  const made = await Promise.all(names.map((name) => tool("key", keyOf(home, name))))
  const keys = made.map((text) => (JSON.parse(text) as { readonly key: string }).key)
  const [two, one] = [2, 1].map((threshold) => ({ threshold, keys }))
  const plan = { version: 1, roles: { root: two, targets: two, snapshot: one, timestamp: one } }
  await writeFile(path.join(home, "plan.json"), JSON.stringify(plan))
  const signed = names.flatMap((name) => ["--key", keyOf(home, name)])
  await tool("root", path.join(home, "plan.json"), "--out", rootOf(home), ...signed)
}

/** @returns a folder as it is handed to nodes, and the checksum that the maintainers' site would say. */
export const makeRelease = async (home: string): Promise<{ readonly folder: string; readonly sha256: string }> => {
  const folder = path.join(home, "made")
  await mkdir(folder)
  const octets = randomBytes(OCTETS)
  const file = path.join(folder, releaseFile(VERSION))
  await writeFile(file, octets)
  const storage = new FileStorage()
  const { metainfo } = await storage.make(file, { private: false }).finally(() => storage.close())
  const sha256 = createHash("sha256").update(octets).digest("hex")
  const tree = toHex(randomBytes(32))
  const said = { version: VERSION, sha256, size: OCTETS, tree, infohash: metainfo.infoHash }
  await writeFile(path.join(folder, "release.json"), JSON.stringify(said))
  // One after the other, as two people would.
  const sign = (name: string, ...words: readonly string[]) =>
    tool("sign", folder, "--root", rootOf(home), "--key", keyOf(home, name), ...words)
  await sign(names[0], "--seq", "1")
  await sign(names[1])
  return { folder, sha256 }
}
