/** What the benchmarks share: medians, a large random file, what a process has used, and the programs they compare with. */
import { spawnSync } from "node:child_process"
import { randomFillSync } from "node:crypto"
import { closeSync, cpSync, existsSync, mkdirSync, openSync, readFileSync, readSync, rmSync, writeFileSync, writeSync } from "node:fs"
import path from "node:path"

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

export const findPython = (): string => {
  for (const python of ["/usr/bin/python3", "python3"]) {
    if (spawnSync(python, ["-c", "import libtorrent"]).status === 0) return python
  }
  process.stderr.write("This benchmark needs libtorrent for Python. On Debian: apt-get install python3-libtorrent\n")
  process.exit(2)
}

/** Seconds of processor time, of all threads. */
export const cpuSeconds = (pid: number): number => {
  const fields = readFileSync(`/proc/${pid}/stat`, "latin1").split(") ").at(-1)!.split(" ")
  return (Number(fields[11]) + Number(fields[12])) / TICKS
}

/** @param what VmHWM: the most that was ever resident; VmRSS: now. */
export const megabytes = (pid: number, what: "VmHWM" | "VmRSS"): number =>
  Number(new RegExp(`${what}:\\s+(\\d+) kB`).exec(readFileSync(`/proc/${pid}/status`, "utf8"))![1]) / 1024

/** Folder whose node_modules hold what others have made; installed from the registry at the first use, and when it is to hold other things. */
export const others = (): string => {
  const folder = path.join(ROOT, ".runtime", "bench")
  const from = path.join(ROOT, "test", "bench", "others")
  const run = (at: string, command: string, ...args: string[]): void => {
    say(`bench: ${command} ${args.join(" ")}`)
    const home = path.dirname(path.dirname(process.execPath))
    const env = { ...process.env, npm_config_nodedir: home, PATH: `${path.dirname(process.execPath)}${path.delimiter}${process.env["PATH"]}` }
    if (spawnSync(command, args, { cwd: at, stdio: ["ignore", "ignore", "pipe"], env }).status !== 0) throw new Error(`${command} failed in ${at}`)
  }
  const wanted = readFileSync(path.join(from, "package.json"), "utf8")
  const there = (file: string): boolean => existsSync(path.join(folder, file))
  const installed = there("package.json") && readFileSync(path.join(folder, "package.json"), "utf8") === wanted
  const built = there("node_modules/sqlite3/build/Release/node_sqlite3.node")
  mkdirSync(folder, { recursive: true })
  cpSync(from, folder, { recursive: true, filter: (file) => path.basename(file) !== "package.json" || path.dirname(file) !== from })
  if (installed && built) return folder
  const sqlite = path.join(folder, "node_modules", "sqlite3")
  writeFileSync(path.join(folder, "package.json"), wanted)
  try {
    run(folder, "npm", "install", "--legacy-peer-deps", "--ignore-scripts", "--no-audit", "--no-fund")
    if (!existsSync(path.join(sqlite, "build", "Release", "node_sqlite3.node"))) run(sqlite, "npx", "node-gyp", "rebuild")
  } catch (error) {
    rmSync(path.join(folder, "package.json"))
    throw error
  }
  return folder
}
