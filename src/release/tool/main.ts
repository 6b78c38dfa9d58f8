/**
 * `npm run release -- …`: what maintainers do. Reads and writes files; reaches a network only to fetch the packages of
 * the lock file, by npm.
 */
import { randomBytes } from "node:crypto"
import { readFile, writeFile } from "node:fs/promises"
import path from "node:path"
import { parseArgs } from "node:util"
import type { InfoHash } from "../../core/ids.ts"
import { FileStorage } from "../../storage/FileStorage.ts"
import { ReleaseBundle } from "../../wire/ReleaseBundle.ts"
import { publicKey, ROLES, signingKey, signRoot } from "../signing.ts"
import { releaseFile } from "../../core/release.ts"
import { verifyBundle } from "../verifyBundle.ts"
import { makeTar } from "./makeTar.ts"
import { signRelease } from "./signRelease.ts"

const USAGE = `npm run release -- <what>
  key FILE                                  make a key; prints what is public of it
  root PLAN --out FILE --key FILE…          make a root of a plan (docs/releases.md), signed with these keys
  make DIR [--commit HEAD] [--vendor DIR]   make bulbil-<version>.tar, SHA256SUMS and release.json
  sign DIR --root FILE… --key FILE… [--seq N --notes FILE] [--critical] [--min-tor V] [--minisig FILE…]
  verify DIR --root FILE…                   check release.bundle and the file beside it`

const { positionals, values } = parseArgs({
  allowPositionals: true,
  options: {
    commit: { type: "string", default: "HEAD" },
    vendor: { type: "string" },
    out: { type: "string" },
    root: { type: "string", multiple: true, default: [] },
    key: { type: "string", multiple: true, default: [] },
    seq: { type: "string" },
    notes: { type: "string" },
    critical: { type: "boolean", default: false },
    "min-tor": { type: "string", default: "0.4.9.11" },
    minisig: { type: "string", multiple: true, default: [] },
  },
})
const [what, given] = positionals
const say = (value: object): void => void process.stdout.write(`${JSON.stringify(value, undefined, 2)}\n`)
const read = (files: readonly string[]) => Promise.all(files.map((file) => readFile(file)))
const keysOf = async (files: readonly string[]) =>
  (await read(files)).map((text) => signingKey(Buffer.from(text.toString().trim(), "base64url")))

const described = async (folder: string) => JSON.parse(await readFile(path.join(folder, "release.json"), "utf8"))

const infohashOf = async (file: string): Promise<InfoHash> => {
  const storage = new FileStorage()
  try {
    return (await storage.make(file, { private: false })).metainfo.infoHash
  } finally {
    await storage.close()
  }
}

const tasks: Readonly<Record<string, (given: string) => Promise<void>>> = {
  async key(file) {
    const seed = randomBytes(32)
    await writeFile(file, `${seed.toString("base64url")}\n`, { mode: 0o600, flag: "wx" })
    const { id, key } = signingKey(seed)
    say({ id, key })
  },
  async root(plan) {
    const { version, roles } = JSON.parse(await readFile(plan, "utf8"))
    const named = ROLES.map((role) => [
      role,
      { threshold: roles[role].threshold, keys: roles[role].keys.map((key: string) => publicKey(key)) },
    ])
    const made = { version, at: Date.now(), roles: Object.fromEntries(named) }
    await writeFile(values.out ?? "root.json", signRoot(made, await keysOf(values.key)), { flag: "wx" })
  },
  async make(folder) {
    const root = path.resolve(import.meta.dirname, "..", "..", "..")
    const vendor = path.resolve(values.vendor ?? path.join(root, ".runtime", "vendor"))
    const { file, ...made } = await makeTar(root, values.commit, vendor, path.resolve(folder))
    const release = { ...made, infohash: await infohashOf(file) }
    await writeFile(path.join(folder, "SHA256SUMS"), `${made.sha256}  ${path.basename(file)}\n`, { flag: "wx" })
    await writeFile(path.join(folder, "release.json"), `${JSON.stringify(release, undefined, 2)}\n`, { flag: "wx" })
    say(release)
  },
  async sign(folder) {
    const made = await described(folder)
    const notes = values.notes ? await readFile(values.notes, "utf8") : ""
    const minisigs = (await read(values.minisig)).map(String)
    const { critical } = values
    const release = { ...made, seq: Number(values.seq), critical, minTor: values["min-tor"], notes, minisigs }
    const verdict = await signRelease({
      folder,
      roots: await read(values.root),
      keys: await keysOf(values.key),
      at: Date.now(),
      release: values.seq === undefined ? undefined : release,
    })
    say(verdict.ok ? verdict : { ok: false, missing: verdict.message })
  },
  async verify(folder) {
    const [root] = await read(values.root)
    const bundle = ReleaseBundle.decode(await readFile(path.join(folder, "release.bundle")))
    if (!root || !bundle) throw new Error("there is no release.bundle, or no --root was given")
    const verdict = verifyBundle(bundle, { root }, Date.now())
    const file = verdict.ok && path.join(folder, releaseFile(verdict.release.version))
    const right = file && verdict.ok && (await infohashOf(file)) === verdict.release.infohash
    say({ ...verdict, file: right ? "as it was signed" : "not as it was signed" })
    if (!right) process.exitCode = 1
  },
}

const task = what === undefined ? undefined : tasks[what]
if (!task || given === undefined) {
  process.stderr.write(`${USAGE}\n`)
  process.exitCode = 2
} else
  await task(given).catch((error: unknown) => {
    const { code, path: file, message } = error as NodeJS.ErrnoException
    process.stderr.write(`release: ${code === "EEXIST" ? `${file} is there already; choose another name` : message}\n`)
    process.exitCode = 1
  })
