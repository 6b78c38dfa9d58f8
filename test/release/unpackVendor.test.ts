/** A release is set up out of its own `vendor/`: what this machine needs, as the lock file says it, or nothing. */
import { execFileSync } from "node:child_process"
import { createHash } from "node:crypto"
import { existsSync } from "node:fs"
import { appendFile, mkdir, readFile, rm, writeFile } from "node:fs/promises"
import path from "node:path"
import { expect, it } from "vitest"
import { temporaryFolder } from "../support/temporaryFolder.ts"

const SCRIPT = path.resolve(import.meta.dirname, "../../scripts/unpack-vendor.js")
const { unpackVendor } = (await import(SCRIPT)) as { unpackVendor(root: string): number | undefined }

/** A package as a registry serves it. @returns what the lock file says of it. */
const packed = async (home: string, file: string, text: string) => {
  const made = path.join(home, "made")
  await mkdir(path.join(made, "package"), { recursive: true })
  await writeFile(path.join(made, "package", "index.js"), text)
  const tgz = path.join(home, "vendor", file)
  await mkdir(path.dirname(tgz), { recursive: true })
  execFileSync("tar", ["-czf", tgz, "-C", made, "package"])
  return {
    version: "1.0.0",
    integrity: `sha512-${createHash("sha512")
      .update(await readFile(tgz))
      .digest("base64")}`,
  }
}

const release = async () => {
  const home = await temporaryFolder()
  const a = await packed(home, "a@1.0.0.tgz", "a")
  const b = await packed(home, "@x+b@1.0.0.tgz", "b")
  const elsewhere = { version: "1.0.0", integrity: "sha512-", os: ["another"] }
  const packages = {
    "": { version: "1.0.0" },
    "node_modules/a": a,
    "node_modules/a/node_modules/@x/b": b,
    "node_modules/renamed": { ...a, name: "a" },
    "node_modules/own": { ...b, name: "@x/b", os: [process.platform], cpu: [process.arch] },
    "node_modules/elsewhere": elsewhere,
    "node_modules/tests": { version: "1.0.0", integrity: "sha512-", dev: true },
  }
  await writeFile(path.join(home, "package-lock.json"), JSON.stringify({ packages }))
  return home
}

it("puts each package where npm would", async () => {
  const home = await release()
  await mkdir(path.join(home, "node_modules", "old"), { recursive: true })
  expect(unpackVendor(home)).toBe(4)
  const text = (place: string) => readFile(path.join(home, "node_modules", place, "index.js"), "utf8")
  expect(await Promise.all(["a", "a/node_modules/@x/b", "renamed", "own"].map(text))).toEqual(["a", "b", "a", "b"])
  for (const name of ["elsewhere", "tests", "old"])
    expect(existsSync(path.join(home, "node_modules", name)), name).toBe(false)
})

it("has nothing to do where the sources are no release", async () => {
  const home = await release()
  await rm(path.join(home, "vendor"), { recursive: true })
  expect(unpackVendor(home)).toBeUndefined()
})

it.each([
  ["is not what the lock file says", (file: string) => appendFile(file, "x"), /is not what package-lock/],
  ["is missing", (file: string) => rm(file), /not a whole release/],
] as const)("leaves nothing where a package %s", async (_, spoil, why) => {
  const home = await release()
  await spoil(path.join(home, "vendor", "@x+b@1.0.0.tgz"))
  expect(() => unpackVendor(home)).toThrow(why)
  expect(existsSync(path.join(home, "node_modules"))).toBe(false)
})
