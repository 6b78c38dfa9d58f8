/**
 * The packages that a release brings in `vendor/`, put where npm would put them: so no registry is asked. Each is
 * compared with the SHA-512 that package-lock.json has of it. Plain JavaScript without dependencies, for any Node ≥ 18.
 */
import { spawnSync } from "node:child_process"
import { createHash } from "node:crypto"
import { existsSync, mkdirSync, readFileSync, rmSync } from "node:fs"
import path from "node:path"

/** As src/release/tool/vendor.ts names it. */
const fileOf = (place, { name, version }) => {
  const called = name ?? place.slice(place.lastIndexOf("node_modules/") + "node_modules/".length)
  return `${called.replace("/", "+")}@${version}.tgz`
}

const libc = () => (process.report.getReport().header.glibcVersionRuntime ? "glibc" : "musl")
const fits = (allowed, own) => !allowed || allowed.includes(own)

/**
 * @param root folder of the sources, with `package-lock.json` and `vendor/`.
 * @returns how many were put there; undefined when there is no `vendor/`.
 * @throws Error when one is missing, or is not what the lock file says of it; then nothing is left half done.
 */
export const unpackVendor = (root) => {
  const vendor = path.join(root, "vendor")
  if (!existsSync(vendor)) return undefined
  const { packages } = JSON.parse(readFileSync(path.join(root, "package-lock.json"), "utf8"))
  const wanted = Object.entries(packages).filter(
    ([place, { dev, os, cpu, libc: of }]) =>
      place !== "" && !dev && fits(os, process.platform) && fits(cpu, process.arch) && fits(of, libc()),
  )
  rmSync(path.join(root, "node_modules"), { recursive: true, force: true })
  try {
    for (const [place, entry] of wanted) unpack(path.join(vendor, fileOf(place, entry)), path.join(root, place), entry)
  } catch (error) {
    rmSync(path.join(root, "node_modules"), { recursive: true, force: true })
    throw error
  }
  return wanted.length
}

const unpack = (file, into, { integrity }) => {
  if (!existsSync(file)) throw new Error(`${file} is missing: this folder is not a whole release`)
  const digest = createHash("sha512").update(readFileSync(file)).digest("base64")
  if (`sha512-${digest}` !== integrity) throw new Error(`${file} is not what package-lock.json says of it`)
  mkdirSync(into, { recursive: true })
  const { status, stderr } = spawnSync("tar", ["-xzf", file, "-C", into, "--strip-components=1", "--no-same-owner"])
  if (status !== 0) throw new Error(`${file} cannot be unpacked: ${stderr}`)
}
