/**
 * The set-up step of `npm run demo`, `npm start` and `npm test`: brings what is missing and says so, is silent and
 * quick when nothing is to do. Plain JavaScript without dependencies, for any Node ≥ 18. Downloads from package
 * registries only.
 *
 *   node scripts/setup.js [--quiet] [--link] [--test]
 *     --link: makes `bulbil` callable from anywhere
 *     --test: also what only the tests need (chromium, strace, systemd, a C compiler)
 */
import { spawnSync } from "node:child_process"
import { createHash } from "node:crypto"
import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from "node:fs"
import os from "node:os"
import path from "node:path"
import { howToCall, link } from "./link.js"
import { unpackVendor } from "./unpack-vendor.js"
import { MINIMUM_NODE, atLeast, environmentFor, findNode, root, runtimePackage } from "./runtime.js"

const MINIMUM_TOR = [0, 4, 9, 11]
const WINDOWLESS = "chromium-headless-shell"
const quiet = process.argv.includes("--quiet")
const forTests = process.argv.includes("--test")

const say = (text) => process.stderr.write(`set-up: ${text}\n`)
const fail = (text) => {
  say(text)
  process.exit(1)
}
const run = (command, args, options = {}) => {
  const done = spawnSync(command, args, { cwd: root, stdio: ["ignore", 2, 2], ...options })
  return done.status === 0
}
const output = (command, args) => {
  const done = spawnSync(command, args, { encoding: "utf8" })
  return done.status === 0 ? done.stdout : undefined
}

/** What earlier runs have done, so that a second run has only to compare hashes. */
const stampFile = path.join(root, ".runtime", "setup.json")
const stamps = (() => {
  try {
    return JSON.parse(readFileSync(stampFile, "utf8"))
  } catch {
    return {}
  }
})()
const stamp = (name, value) => {
  stamps[name] = value
  mkdirSync(path.dirname(stampFile), { recursive: true })
  writeFileSync(stampFile, `${JSON.stringify(stamps, null, 2)}\n`)
}

const hashOf = (files) => {
  const hash = createHash("sha256")
  for (const file of files) hash.update(`${file}\0`).update(readFileSync(file)).update("\0")
  return hash.digest("hex")
}
const filesBelow = (folder) =>
  readdirSync(folder, { withFileTypes: true })
    .flatMap((entry) =>
      entry.isDirectory() ? filesBelow(path.join(folder, entry.name)) : [path.join(folder, entry.name)],
    )
    .sort()

function node() {
  const found = findNode()
  if (found) return found
  const wanted = MINIMUM_NODE.join(".")
  say(`this machine's Node is ${process.version}; bringing Node ≥ ${wanted} into .runtime/`)
  // npm prunes what a folder's package.json does not name, so the runtime has one of its own.
  mkdirSync(path.join(root, ".runtime"), { recursive: true })
  writeFileSync(
    path.join(root, ".runtime", "package.json"),
    `{ "private": true, "dependencies": { "${runtimePackage}": "^${wanted}" } }\n`,
  )
  if (
    !run("npm", ["install", "--prefix", path.join(root, ".runtime"), "--no-package-lock", "--no-audit", "--no-fund"])
  ) {
    fail(`npm could not install ${runtimePackage}@^${wanted}: install Node ${wanted} or newer yourself and try again`)
  }
  return (
    findNode() ??
    fail(`${runtimePackage} holds no Node binary for this machine: install Node ${wanted} or newer yourself`)
  )
}

function dependencies(runtime) {
  const wanted = `${hashOf([path.join(root, "package-lock.json")])} ${runtime.bin}`
  if (stamps.dependencies === wanted && existsSync(path.join(root, "node_modules"))) return
  // What tests need is not in a release.
  if (forTests || !fromVendor(runtime)) {
    say("installing dependencies (npm ci)")
    if (!run("npm", ["ci", "--no-audit", "--no-fund"], { env: environmentFor(runtime) })) {
      fail("npm ci failed; a C++ compiler is needed where no prebuilt addon fits: apt-get install -y g++ make python3")
    }
  }
  stamp("dependencies", wanted)
}

/** @returns whether the packages came with the release. */
function fromVendor(runtime) {
  try {
    const count = unpackVendor(root)
    if (count === undefined) return false
    say(`${count} packages of this release were put into node_modules/; no registry was asked`)
  } catch (error) {
    fail(error.message)
  }
  if (!run("npm", ["rebuild", "--offline", "--no-audit", "--no-fund"], { env: environmentFor(runtime) }))
    fail(
      "npm rebuild failed; a C++ compiler is needed where no prebuilt addon fits: apt-get install -y g++ make python3",
    )
  return true
}

function userInterface(runtime) {
  const folder = path.join(root, "src", "ui")
  if (!existsSync(path.join(folder, "vite.config.ts"))) return
  const sources = [
    ...filesBelow(folder),
    ...filesBelow(path.join(root, "src", "contract")),
    ...filesBelow(path.join(root, "src", "core")),
  ]
  const wanted = hashOf(sources)
  if (stamps.ui === wanted && existsSync(path.join(root, "dist", "ui", "index.html"))) return
  say("bundling the web interface")
  const vite = path.join(root, "node_modules", "vite", "bin", "vite.js")
  if (!run(runtime.bin, [vite, "build", "--config", path.join(folder, "vite.config.ts"), "--logLevel", "warn"])) {
    fail("vite could not bundle the web interface")
  }
  stamp("ui", wanted)
}

const onPath = (name) =>
  (process.env.PATH ?? "").split(path.delimiter).some((folder) => existsSync(path.join(folder, name)))
/** What comes before a command to run it as root: nothing as root, else sudo; undefined where neither is to be had. */
const asRoot = () =>
  process.getuid?.() === 0 ? [] : output("sudo", ["-n", "true"]) !== undefined ? ["sudo", "-n"] : undefined
const commandFor = (names) => ["apt-get", "install", "-y", "--no-install-recommends", ...names]
const spokenFor = (names) => `apt-get update && ${commandFor(names).join(" ")}`

/** @returns whether Debian's packages of these names are installed now. */
function install(names) {
  const root = asRoot()
  if (!root || !onPath("apt-get")) return false
  say(`installing ${names.join(", ")} (${spokenFor(names)})`)
  const env = { ...process.env, DEBIAN_FRONTEND: "noninteractive" }
  return [["apt-get", "update", "-q"], commandFor(names)].every((words) => {
    const [command, ...rest] = [...root, ...words]
    return run(command, rest, { env })
  })
}

/** Debian packages that are missing: installed as root or by sudo, else the exact command is said. */
function packages() {
  const missing = []
  const tor = output("tor", ["--version"])
  if (!tor || !atLeast(/version ([\d.]+)/.exec(tor)?.[1] ?? "0", MINIMUM_TOR)) missing.push("tor")
  if (forTests && !onPath("chromium") && !onPath(WINDOWLESS)) missing.push(WINDOWLESS)
  if (forTests && !onPath("strace")) missing.push("strace")
  // Installed, not running: the tests of the service run one of their own.
  if (forTests && !onPath("systemd-analyze")) missing.push("systemd")
  // A disk that fails is a library put before the C library's own calls.
  if (forTests && !onPath("cc")) missing.push("gcc", "libc6-dev")
  if (missing.length === 0) return
  if (!install(missing)) fail(`${missing.join(", ")} missing or too old; as root, type: ${spokenFor(missing)}`)
  const now = output("tor", ["--version"])
  if (!now || !atLeast(/version ([\d.]+)/.exec(now)?.[1] ?? "0", MINIMUM_TOR)) {
    fail(
      `tor ≥ ${MINIMUM_TOR.join(".")} is needed (older ones let a rendezvous point impersonate ` +
        "a service); this system's package is older",
    )
  }
}

/**
 * A Chromium without the browser around its pages: one begins in a fifth of the time, so the tests take it where it is
 * (test/support/sharedChromium.ts). Beside a whole Chromium it is asked for once, and not needed.
 */
function windowless() {
  if (!forTests || onPath(WINDOWLESS) || stamps.windowless) return
  if (!install([WINDOWLESS])) say(`the tests go on with chromium, which takes longer than ${WINDOWLESS}`)
  stamp("windowless", true)
}

/** Said when it was asked for, and once by those that set up on their way to something else. */
function callable() {
  const where = { root, home: os.homedir(), path: process.env.PATH ?? "", isRoot: process.getuid?.() === 0 }
  if (process.argv.includes("--link")) {
    try {
      say(link(where))
    } catch (error) {
      fail(error.message)
    }
  } else if (!quiet || !stamps.callable) say(howToCall(where))
  if (!stamps.callable) stamp("callable", true)
}

const runtime = node()
dependencies(runtime)
userInterface(runtime)
packages()
windowless()
callable()
if (!quiet)
  say(
    `ready (Node ${output(runtime.bin, ["--version"])?.trim()}, ` +
      `${output("tor", ["--version"])?.split("\n")[0]?.replace(/\.$/, "")})`,
  )
