/**
 * A whole Tor network on this machine's loopback: three directory authorities that relay too, five relays, and a client
 * with a SOCKS port for browsers. Owns its folder and its processes, which outlive whoever started them until
 * `takeDown`, or end with their owner, however that ends. Nothing leaves the machine.
 */
import { spawn } from "node:child_process"
import { closeSync, existsSync, openSync, readFileSync, readdirSync, renameSync, rmSync, writeFileSync } from "node:fs"
import { mkdir, writeFile } from "node:fs/promises"
import path from "node:path"
import { setTimeout as sleep } from "node:timers/promises"
import { freePorts } from "./freePorts.ts"
import { bandwidthsFile, unmeasured } from "./measureRelays.ts"
import { makeAuthority } from "./makeAuthority.ts"
import { endProcess, isRunning, type ProcessRecord, recordProcess } from "../process/ProcessRecord.ts"
import { authorityTorrc, browserTorrc, clientSettings, joiningRelay, type Place, relayTorrc } from "./torrc.ts"

export interface NetworkInfo {
  readonly dir: string
  /** torrc lines that make any tor a client of this network. */
  readonly clientSettings: readonly string[]
  readonly browserSocks: { readonly host: string; readonly port: number }
  readonly pids: readonly number[]
}

export interface NetworkStatus {
  /** Up: all processes run and the network was ready once. Broken: only some of them do. */
  readonly state: "up" | "broken" | "down"
  readonly processes: readonly { readonly name: string; readonly pid: number; readonly running: boolean }[]
  readonly network?: NetworkInfo
}

export interface BringUp {
  readonly dir: string
  /** Id of the process without which the network shall not go on; every tor looks after it. */
  readonly owner?: number
  readonly log?: (line: string) => void
  readonly signal?: AbortSignal
}

const AUTHORITIES = 3
const RELAYS = 5
const READY_WITHIN_MS = 180_000

const fileOf = (
  dir: string,
  name: "network.json" | "processes.json" | "client.torrc" | "relay.torrc" | "nodes",
): string => path.join(dir, name)

const readJson = <T>(file: string): T | undefined =>
  existsSync(file) ? (JSON.parse(readFileSync(file, "utf8")) as T) : undefined

/** Never half written: a network whose processes nobody can name would never end. */
const writeJson = (file: string, value: unknown): void => {
  writeFileSync(`${file}.new`, `${JSON.stringify(value, null, 2)}\n`)
  renameSync(`${file}.new`, file)
}

export const status = (dir: string): NetworkStatus => {
  const records = readJson<ProcessRecord[]>(fileOf(dir, "processes.json")) ?? []
  const network = readJson<NetworkInfo>(fileOf(dir, "network.json"))
  const processes = records.map((record) => ({ name: record.name, pid: record.pid, running: isRunning(record) }))
  const running = processes.filter((one) => one.running).length
  if (running === 0) return { state: "down", processes }
  return { state: network && running === processes.length ? "up" : "broken", processes, ...(network && { network }) }
}

/** Ends every process of the network, by its id, and waits for it. Logs stay; a second call does nothing. */
export const takeDown = async (dir: string): Promise<void> => {
  const records = readJson<ProcessRecord[]>(fileOf(dir, "processes.json")) ?? []
  await Promise.all(records.map(endProcess))
  for (const name of ["network.json", "processes.json", "client.torrc", "relay.torrc"] as const)
    rmSync(fileOf(dir, name), { force: true })
}

/** @returns when clients can use the network. Whatever was started has ended when this throws. */
export const bringUp = async ({ dir: given, owner, log = () => undefined, signal }: BringUp): Promise<NetworkInfo> => {
  const dir = path.resolve(given)
  const before = existsSync(dir) ? status(dir) : undefined
  if (before?.state === "up") return before.network!
  if (before && !existsSync(fileOf(dir, "nodes")) && readdirSync(dir).length > 0)
    throw new Error(`${dir} holds something that is no private network: choose an empty folder`)
  await takeDown(dir)
  rmSync(fileOf(dir, "nodes"), { recursive: true, force: true })
  await mkdir(fileOf(dir, "nodes"), { recursive: true, mode: 0o700 })
  try {
    return await raise(dir, owner, log, signal)
  } catch (error) {
    await takeDown(dir)
    throw error
  }
}

const raise = async (
  dir: string,
  owner: number | undefined,
  log: (line: string) => void,
  signal: AbortSignal | undefined,
): Promise<NetworkInfo> => {
  const records: ProcessRecord[] = []
  const place = async (name: string): Promise<Place> => {
    const folder = path.join(fileOf(dir, "nodes"), name)
    await mkdir(folder, { recursive: true, mode: 0o700 })
    return { name, folder }
  }
  const owned = owner === undefined ? [] : [`__OwningControllerProcess ${owner}`]
  const start = async ({ name, folder }: Place, torrc: readonly string[]): Promise<void> => {
    const file = path.join(folder, "torrc")
    const defaults = path.join(folder, "defaults.torrc")
    await Promise.all([writeFile(file, `${[...torrc, ...owned].join("\n")}\n`), writeFile(defaults, "")])
    signal?.throwIfAborted()
    // Tor's own log option cannot name a path with blanks, and its first complaints come before it.
    const notices = openSync(path.join(folder, "notices.log"), "a", 0o600)
    const child = spawn("tor", ["--defaults-torrc", defaults, "-f", file], {
      detached: true,
      stdio: ["ignore", notices, notices],
    })
    closeSync(notices)
    await new Promise((resolve, reject) => child.once("spawn", resolve).once("error", reject))
    records.push(recordProcess(name, child.pid!))
    writeJson(fileOf(dir, "processes.json"), records)
    child.unref()
  }

  const ports = freePorts(AUTHORITIES * 2 + RELAYS + 1)
  log("Making the keys of three directory authorities")
  const authorities = await Promise.all(
    Array.from({ length: AUTHORITIES }, async (_, i) =>
      makeAuthority(await place(`authority${i}`), { orPort: ports.pop()!, dirPort: ports.pop()! }, signal),
    ),
  )
  const settings = clientSettings(authorities)
  unmeasured(dir)
  log("Starting three authorities, five relays and a client for browsers")
  for (const authority of authorities) {
    const at = await place(authority.name)
    await start(at, authorityTorrc(at, settings, authority, bandwidthsFile(dir)))
  }
  for (let i = 0; i < RELAYS; i++) {
    const at = await place(`relay${i}`)
    await start(at, relayTorrc(at, settings, ports.pop()!))
  }
  const socks = { host: "127.0.0.1", port: ports.pop()! }
  const browser = await place("browser")
  await start(browser, browserTorrc(browser, settings, socks.port))
  await untilReady(browser.folder, records, log, signal)

  const info: NetworkInfo = {
    dir,
    clientSettings: settings,
    browserSocks: socks,
    pids: records.map((record) => record.pid),
  }
  writeFileSync(fileOf(dir, "client.torrc"), `${settings.join("\n")}\n`)
  writeFileSync(fileOf(dir, "relay.torrc"), `${[...joiningRelay(settings), ...owned].join("\n")}\n`)
  writeJson(fileOf(dir, "network.json"), info)
  return info
}

/**
 * A client is at 100 % when it has built a circuit, and then all others can; onions need all relays to keep
 * descriptors.
 */
const untilReady = async (
  client: string,
  records: readonly ProcessRecord[],
  log: (line: string) => void,
  signal: AbortSignal | undefined,
): Promise<void> => {
  let shown = ""
  for (let waited = 0; waited < READY_WITHIN_MS; waited += 200) {
    const phase = [...textOf(path.join(client, "notices.log")).matchAll(/Bootstrapped (\d+)% \([^)]*\): (.*)/g)].at(-1)
    if (phase && phase[0] !== shown) log(`${phase[1]} %: ${phase[2]}`)
    shown = phase?.[0] ?? ""
    const relays = textOf(path.join(client, "cached-microdesc-consensus")).match(/^r /gm)?.length ?? 0
    if (phase?.[1] === "100" && relays === AUTHORITIES + RELAYS) return
    const ended = records.find((record) => !isRunning(record))
    if (ended)
      throw new Error(
        `${ended.name} of the private network ended by itself; ` +
          `${path.join(path.dirname(client), ended.name, "notices.log")} tells why`,
      )
    await sleep(200, undefined, signal && { signal })
  }
  throw new Error(`the private network was not ready within ${READY_WITHIN_MS / 1000} s`)
}

const textOf = (file: string): string => (existsSync(file) ? readFileSync(file, "utf8") : "")
