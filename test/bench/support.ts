/**
 * What the benchmarks share: medians, a large random file, what a process has used, and the programs they compare with.
 */
import { spawnSync } from "node:child_process"
import { randomFillSync } from "node:crypto"
import {
  closeSync,
  cpSync,
  existsSync,
  mkdirSync,
  openSync,
  readFileSync,
  readSync,
  rmSync,
  writeFileSync,
  writeSync,
} from "node:fs"
import path from "node:path"
import { hasFirefox } from "../support/firefox.ts"

const ROOT = path.resolve(import.meta.dirname, "..", "..")
const CHUNK = 16 * 1024 * 1024
/** Clock ticks a second of /proc/PID/stat, on every Linux that Node runs on. */
const TICKS = 100

export const MAIN = path.join(ROOT, "src", "cli", "main.ts")
export const LAUNCHER = path.join(ROOT, "bin", "bulbil.js")

export const median = (numbers: readonly number[]): number => numbers.toSorted((a, b) => a - b)[numbers.length >> 1]!
export const rounded = (n: number, digits = 0): number => Number(n.toFixed(digits))
export const say = (line: string): boolean => process.stderr.write(`${line}\n`)

/** A file of random octets, read once, so that all find it in the page cache. */
export const makeFile = (file: string, size: number): void => {
  const fd = openSync(file, "wx+")
  const buffer = Buffer.allocUnsafe(CHUNK)
  for (let at = 0; at < size; at += CHUNK) writeSync(fd, randomFillSync(buffer), 0, Math.min(CHUNK, size - at), at)
  for (let at = 0; at < size; at += CHUNK) readSync(fd, buffer, 0, CHUNK, at)
  closeSync(fd)
}

/** Ends the benchmark before it has begun, with what to do. */
const lacking = (what: string, debian: string): never => {
  say(
    `This benchmark compares with ${what}, which is not here. On Debian, as root: apt-get ` +
      `update && apt-get install -y ${debian}`,
  )
  process.exit(2)
}

/** A Python that has libtorrent; brought from Debian when this is root's machine, else it is said how. */
export const findPython = (): string => {
  const found = () =>
    ["/usr/bin/python3", "python3"].find((python) => spawnSync(python, ["-c", "import libtorrent"]).status === 0)
  return (
    found() ??
    (install("python3-libtorrent") ? found() : undefined) ??
    lacking("libtorrent (its Python module)", "python3-libtorrent")
  )
}

export const needCurl = (): void => {
  const there = () => spawnSync("curl", ["--version"]).status === 0
  if (!there() && !(install("curl") && there())) lacking("curl", "curl")
}

export const needFirefox = (): void => {
  if (!hasFirefox() && !(install("firefox-esr") && hasFirefox())) lacking("Firefox", "firefox-esr")
}

const install = (debian: string): boolean => {
  if (process.getuid?.() !== 0) return false
  say(`bench: apt-get install ${debian}`)
  const env = { ...process.env, DEBIAN_FRONTEND: "noninteractive" }
  const apt = (...args: string[]) => spawnSync("apt-get", args, { stdio: "ignore", env }).status === 0
  return apt("update", "-q") && apt("install", "-y", "--no-install-recommends", debian)
}

/** Seconds of processor time, of all threads. */
export const cpuSeconds = (pid: number): number => {
  const fields = readFileSync(`/proc/${pid}/stat`, "latin1").split(") ").at(-1)!.split(" ")
  return (Number(fields[11]) + Number(fields[12])) / TICKS
}

/** @param what VmHWM: the most that was ever resident; VmRSS: now. */
export const megabytes = (pid: number, what: "VmHWM" | "VmRSS"): number =>
  Number(new RegExp(`${what}:\\s+(\\d+) kB`).exec(readFileSync(`/proc/${pid}/status`, "utf8"))![1]) / 1024

/**
 * Folder whose node_modules hold what others have made; installed from the registry at the first use, and when it is to
 * hold other things.
 */
export const others = (): string => {
  const folder = path.join(ROOT, ".runtime", "bench")
  const from = path.join(ROOT, "test", "bench", "others")
  const run = (at: string, command: string, ...args: string[]): void => {
    say(`bench: ${command} ${args.join(" ")}`)
    const home = path.dirname(path.dirname(process.execPath))
    const env = {
      ...process.env,
      npm_config_nodedir: home,
      PATH: `${path.dirname(process.execPath)}${path.delimiter}${process.env["PATH"]}`,
    }
    const done = spawnSync(command, args, { cwd: at, stdio: ["ignore", "ignore", "pipe"], env, encoding: "utf8" })
    if (done.status === 0) return
    say((done.stderr ?? "").trim().split("\n").slice(-15).join("\n"))
    throw new Error(
      `bench: ${command} failed in ${at}. It needs the package registry, and for sqlite3 a ` +
        "compiler: apt-get install g++ make python3",
    )
  }
  const wanted = readFileSync(path.join(from, "package.json"), "utf8")
  const there = (file: string): boolean => existsSync(path.join(folder, file))
  const installed = there("package.json") && readFileSync(path.join(folder, "package.json"), "utf8") === wanted
  const built = there("node_modules/sqlite3/build/Release/node_sqlite3.node")
  mkdirSync(folder, { recursive: true })
  cpSync(from, folder, {
    recursive: true,
    filter: (file) => path.basename(file) !== "package.json" || path.dirname(file) !== from,
  })
  if (installed && built) return folder
  const sqlite = path.join(folder, "node_modules", "sqlite3")
  writeFileSync(path.join(folder, "package.json"), wanted)
  try {
    run(folder, "npm", "install", "--legacy-peer-deps", "--ignore-scripts", "--no-audit", "--no-fund")
    if (!existsSync(path.join(sqlite, "build", "Release", "node_sqlite3.node")))
      run(sqlite, "npx", "node-gyp", "rebuild")
  } catch (error) {
    rmSync(path.join(folder, "package.json"))
    throw error
  }
  return folder
}
