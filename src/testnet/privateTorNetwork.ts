/**
 * A whole Tor network on this machine: three directory authorities that relay too, some relays, and a client with a
 * SOCKS port for browsers; all on loopback, or on other ground that the caller has laid. Owns its folder and its
 * processes, which outlive whoever started them until `takeDown`, or end with their owner, however that ends. Nothing
 * leaves the machine.
 */
import { spawn } from "node:child_process"
import { closeSync, existsSync, openSync, readFileSync, readdirSync, renameSync, rmSync, writeFileSync } from "node:fs"
import { mkdir, writeFile } from "node:fs/promises"
import path from "node:path"
import { setTimeout as sleep } from "node:timers/promises"
import { type Ground, loopbackGround } from "./Ground.ts"
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
  /** Loopback with five relays, if left out. */
  readonly ground?: Ground
  readonly log?: (line: string) => void
  readonly signal?: AbortSignal
}

const AUTHORITIES = 3
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
export const bringUp = async (options: BringUp): Promise<NetworkInfo> => {
  const dir = path.resolve(options.dir)
  const before = existsSync(dir) ? status(dir) : undefined
  if (before?.state === "up") return before.network!
  if (before && !existsSync(fileOf(dir, "nodes")) && readdirSync(dir).length > 0)
    throw new Error(`${dir} holds something that is no private network: choose an empty folder`)
  await takeDown(dir)
  rmSync(fileOf(dir, "nodes"), { recursive: true, force: true })
  await mkdir(fileOf(dir, "nodes"), { recursive: true, mode: 0o700 })
  try {
    return await raise({ ground: loopbackGround(), ...options, dir })
  } catch (error) {
    await takeDown(dir)
    throw error
  }
}

const raise = async ({
  dir,
  owner,
  ground,
  log = () => undefined,
  signal,
}: BringUp & { readonly ground: Ground }): Promise<NetworkInfo> => {
  const records: ProcessRecord[] = []
  const place = async (name: string): Promise<Place> => {
    const folder = path.join(fileOf(dir, "nodes"), name)
    await mkdir(folder, { recursive: true, mode: 0o700 })
    return { name, folder }
  }
  const owned = owner === undefined ? [] : [`__OwningControllerProcess ${owner}`]
  const start = async (
    { name, folder }: Place,
    wrapper: readonly string[],
    torrc: readonly string[],
  ): Promise<void> => {
    const file = path.join(folder, "torrc")
    const defaults = path.join(folder, "defaults.torrc")
    await Promise.all([writeFile(file, `${[...torrc, ...owned].join("\n")}\n`), writeFile(defaults, "")])
    signal?.throwIfAborted()
    // Tor's own log option cannot name a path with blanks, and its first complaints come before it.
    const notices = openSync(path.join(folder, "notices.log"), "a", 0o600)
    const [program, ...words] = [...wrapper, "tor", "--defaults-torrc", defaults, "-f", file]
    const child = spawn(program!, words, {
      detached: true,
      stdio: ["ignore", notices, notices],
    })
    closeSync(notices)
    await new Promise((resolve, reject) => child.once("spawn", resolve).once("error", reject))
    records.push(recordProcess(name, child.pid!))
    writeJson(fileOf(dir, "processes.json"), records)
    child.unref()
  }

  log("Making the keys of three directory authorities")
  const authorities = await Promise.all(
    Array.from({ length: AUTHORITIES }, async (_, i) => {
      const at = await place(`authority${i}`)
      const site = ground.at(at.name)
      const { address, wrapper } = site
      return {
        at,
        wrapper,
        ...(await makeAuthority(at, { address, orPort: site.port(), dirPort: site.port() }, signal)),
      }
    }),
  )
  const settings = clientSettings(authorities)
  unmeasured(dir)
  log(`Starting three authorities, ${ground.relays} relays and a client for browsers`)
  for (const { at, wrapper, ...authority } of authorities)
    await start(at, wrapper, authorityTorrc(at, settings, authority, ground.manner, bandwidthsFile(dir)))
  for (let i = 0; i < ground.relays; i++) {
    const at = await place(`relay${i}`)
    const { address, port, wrapper } = ground.at(at.name)
    await start(at, wrapper, relayTorrc(at, settings, { address, orPort: port() }, ground.manner))
  }
  const browser = await place("browser")
  const { wrapper, port } = ground.at(browser.name)
  const socks = { host: "127.0.0.1", port: port() }
  await start(browser, wrapper, browserTorrc(browser, settings, socks.port))
  await untilReady(browser.folder, AUTHORITIES + ground.relays, records, log, signal)

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
  relays: number,
  records: readonly ProcessRecord[],
  log: (line: string) => void,
  signal: AbortSignal | undefined,
): Promise<void> => {
  let shown = ""
  for (let waited = 0; waited < READY_WITHIN_MS; waited += 200) {
    const phase = [...textOf(path.join(client, "notices.log")).matchAll(/Bootstrapped (\d+)% \([^)]*\): (.*)/g)].at(-1)
    if (phase && phase[0] !== shown) log(`${phase[1]} %: ${phase[2]}`)
    shown = phase?.[0] ?? ""
    const known = textOf(path.join(client, "cached-microdesc-consensus")).match(/^r /gm)?.length ?? 0
    if (phase?.[1] === "100" && known === relays) return
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
