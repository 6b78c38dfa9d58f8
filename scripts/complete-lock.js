/**
 * After each change of package-lock.json: `npm ci` refuses a lock file in which optional packages of foreign platforms
 * are missing (npm/cli#9846, they are not in every registry). Adds an entry for each; npm never fetches them on this
 * platform.
 *
 *   node scripts/complete-lock.js
 */
import { readFileSync, writeFileSync } from "node:fs"
import path from "node:path"
import { root } from "./runtime.js"

const file = path.join(root, "package-lock.json")
const lock = JSON.parse(readFileSync(file, "utf8"))
const OS = ["linux", "darwin", "win32", "freebsd", "openbsd", "netbsd", "android", "openharmony", "aix", "sunos"]
const CPU = ["x64", "arm64", "arm", "ia32", "riscv64", "ppc64", "s390x", "loong64", "mips64el", "wasm32"]
const LIBC = { gnu: "glibc", musl: "musl" }

/** Where npm would look for `name` as seen from the package at `from`. */
const resolve = (from, name) => {
  for (let at = from; ; at = at.slice(0, Math.max(0, at.lastIndexOf("/node_modules/")))) {
    const candidate = at === "" ? `node_modules/${name}` : `${at}/node_modules/${name}`
    if (lock.packages[candidate]) return candidate
    if (at === "") return undefined
  }
}

let added = 0
for (const [from, entry] of Object.entries(lock.packages)) {
  for (const [name, range] of Object.entries(entry.optionalDependencies ?? {})) {
    if (resolve(from, name)) continue
    const words = name.split(/[-/@._]/)
    const os = OS.filter((word) => words.includes(word) || (word === "win32" && words.includes("windows")))
    const cpu = CPU.filter((word) => words.includes(word) || (word === "wasm32" && words.includes("wasm32")))
    const libc = Object.entries(LIBC).flatMap(([word, value]) => (words.includes(word) ? [value] : []))
    lock.packages[`node_modules/${name}`] = {
      version: range.replace(/^[\^~]/, ""),
      optional: true,
      ...(os.length ? { os } : { os: ["none"] }),
      ...(cpu.length ? { cpu } : {}),
      ...(libc.length ? { libc } : {}),
    }
    added++
  }
}
lock.packages = Object.fromEntries(Object.entries(lock.packages).sort(([a], [b]) => (a < b ? -1 : 1)))
for (const entry of Object.values(lock.packages)) delete entry.resolved
writeFileSync(file, `${JSON.stringify(lock, null, 2)}\n`)
process.stdout.write(`package-lock.json: ${added} optional packages of other platforms noted\n`)
