/**
 * The relay as a tor process of its own: started detached, so that it goes on when this node stops or dies, and found
 * again by the id file that tor keeps. Owns its folder, its start and its end; everything else is asked of it over its
 * unix control socket.
 */
import { spawn } from "node:child_process"
import {
  closeSync,
  existsSync,
  mkdirSync,
  openSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from "node:fs"
import { readFile } from "node:fs/promises"
import path from "node:path"
import { type RelayHealth, relayOff } from "../core/RelayHealth.ts"
import type { Clock, Random } from "../core/Clock.ts"
import { withoutSecrets } from "../core/withoutSecrets.ts"
import { endProcess, isRunning, type ProcessRecord, recordProcess } from "../process/ProcessRecord.ts"
import { isListening } from "../process/tcpPorts.ts"
import { connectWhenUp } from "../transport/tor/connectWhenUp.ts"
import type { TorControl } from "../transport/tor/TorControl.ts"
import { torVersion } from "../transport/tor/torVersion.ts"
import { lastWords } from "../transport/tor/torWords.ts"
import { FAMILY_KEY, familyKeyFile } from "./family.ts"
import { type Relay, type RelayCounters, RelayError, type RelayLook, type RelaySettings } from "./Relay.ts"
import { RelayWatch } from "./RelayWatch.ts"
import { type RelayPlace, relayTorrc, setConf } from "./relayTorrc.ts"

export interface TorRelayOptions extends RelayPlace {
  readonly clock: Clock
  readonly random: Random
  /** What it says, a line at a time, as tor's control port has it. */
  readonly onLine?: (level: "notice" | "warn" | "err", text: string) => void
  /** So long after it was up other relays must have got through to it. */
  readonly patienceMs?: number
  readonly torBinary?: string
}

const LARGE_LOG = 1024 * 1024
/** So long a port may still be held by a process that has ended. */
const GIVEN_BACK_MS = 5_000
const POLL_MS = 50
/** Of the log, in which its last words are. */
const LAST_OCTETS = 8_192

export class TorRelay implements Relay {
  readonly #options: TorRelayOptions
  readonly #binary: string
  #record: ProcessRecord | undefined
  #control: TorControl | undefined
  #watch: RelayWatch | undefined
  #live: RelayHealth = relayOff

  constructor(options: TorRelayOptions) {
    this.#options = { ...options, folder: path.resolve(options.folder) }
    this.#binary = options.torBinary ?? "tor"
    const record = this.#find()
    if (record)
      this.#live = {
        ...relayOff,
        state: "starting",
        summary: "It runs; this node looks for its control socket",
        pid: record.pid,
      }
  }

  async run(settings: RelaySettings): Promise<void> {
    try {
      const there = this.#find()
      if (!there) await this.#start(settings)
      else if (this.#control === undefined || this.#record?.pid !== there.pid) await this.#attach(there)
      if (there) await this.#change(settings)
    } catch (error) {
      this.detach()
      const reason = (error as Error).message
      this.#live = { ...relayOff, state: "failed", summary: "The relay does not come up", reason }
      throw error instanceof RelayError ? error : new RelayError("failed", reason)
    }
  }

  async look(): Promise<RelayLook> {
    const [record, watch] = [this.#record, this.#watch]
    try {
      if (!record || !watch || !isRunning(record)) throw new Error(this.#lastWords())
      const counters = await watch.look()
      this.#live = { ...watch.live, pid: record.pid }
      return { meter: meterOf(record), ...counters, problem: watch.problem }
    } catch (error) {
      this.detach()
      this.#live = {
        ...relayOff,
        state: "restarting",
        summary: "The relay ended; it is being started again",
        reason: (error as Error).message,
      }
      throw new RelayError("failed", (error as Error).message)
    }
  }

  async end(): Promise<RelayCounters | undefined> {
    const record = this.#find()
    let last: RelayCounters | undefined
    if (record) {
      try {
        if (!this.#control) await this.#attach(record)
        last = await this.look()
      } catch {
        // Whatever it has relayed since the last look cannot be asked any more.
      }
      this.detach()
      await endProcess(record)
    }
    this.#live = relayOff
    return last
  }

  detach(): void {
    this.#control?.close()
    this.#control = this.#watch = this.#record = undefined
  }

  live(): RelayHealth {
    return this.#live
  }

  fingerprint(): string | undefined {
    return /\b([0-9A-F]{40})\b/.exec(textOf(this.#file("fingerprint")))?.[1]
  }

  #file(name: string): string {
    return path.join(this.#options.folder, name)
  }

  /** The process that tor's own id file names, if it is that of this folder. */
  #find(): ProcessRecord | undefined {
    const pid = Number(textOf(this.#file("pid")).trim())
    if (!Number.isInteger(pid) || pid <= 0) return undefined
    const words = textOf(`/proc/${pid}/cmdline`).split("\0")
    return words.includes(this.#file("torrc")) ? recorded(pid) : undefined
  }

  async #start(settings: RelaySettings): Promise<void> {
    const { folder, socket } = this.#options
    await this.#refuseTaken(settings.port)
    const version = await torVersion(this.#binary)
    mkdirSync(folder, { recursive: true, mode: 0o700 })
    this.#configure(settings)
    if (settings.family === undefined) this.#forgetFamily()
    rmSync(socket, { force: true })
    const log = this.#file("notices.log")
    if (existsSync(log) && statSync(log).size > LARGE_LOG) renameSync(log, `${log}.old`)
    const out = openSync(log, "a", 0o600)
    const child = spawn(this.#binary, ["--defaults-torrc", this.#file("defaults"), "-f", this.#file("torrc")], {
      cwd: folder,
      detached: true,
      stdio: ["ignore", out, out],
    })
    closeSync(out)
    await new Promise<void>((resolve, reject) => child.once("spawn", resolve).once("error", reject))
    child.unref()
    this.#live = { ...relayOff, state: "starting", summary: "Starting the relay", pid: child.pid!, version }
    await this.#attach(recordProcess("the relay", child.pid!))
  }

  /** The key of a family comes before tor is told of it: without it tor would end. */
  #configure(settings: RelaySettings): void {
    if (settings.family !== undefined) {
      mkdirSync(this.#file("keys"), { recursive: true, mode: 0o700 })
      writeWhole(this.#file(FAMILY_KEY), familyKeyFile(settings.family))
    }
    writeFileSync(this.#file("defaults"), "", { mode: 0o600 })
    writeFileSync(this.#file("torrc"), `${relayTorrc(this.#options, settings).join("\n")}\n`, { mode: 0o600 })
  }

  async #attach(record: ProcessRecord): Promise<void> {
    this.detach()
    const { clock, random, socket } = this.#options
    const gone = () => (isRunning(record) ? undefined : this.#lastWords())
    const control = await connectWhenUp(
      { socketPath: socket, clock, random, readCookie: () => readFile(this.#file("cookie")) },
      gone,
    )
    this.#record = record
    this.#control = control
    this.#watch = new RelayWatch(control, clock, () => this.fingerprint(), this.#options.patienceMs)
    control.onEvent(({ lines }) => {
      const [, level, text] = /^(NOTICE|WARN|ERR) (.*)$/s.exec(lines[0]?.text ?? "") ?? []
      if (level !== undefined) this.#options.onLine?.(level.toLowerCase() as "notice", (lines[0]!.data ?? text!).trim())
    })
    await control.sendCommand("SETEVENTS NOTICE WARN ERR")
  }

  /** What tor says that it has is the truth, whatever a node that died in between had written. */
  async #change(settings: RelaySettings): Promise<void> {
    const wanted = setConf(this.#options, settings)
    const { lines } = await this.#control!.sendCommand(`GETCONF ${Object.keys(wanted).join(" ")}`)
    const now = new Set(lines.map(({ text }) => text))
    // An option that is not set is told by its bare name, and taken back by it.
    const lineOf = ([name, value]: readonly [string, string]) => (value === "" ? name : `${name}=${value}`)
    const changed = Object.entries(wanted)
      .map(lineOf)
      .filter((line) => !now.has(line))
    if (changed.some((line) => line.startsWith("ORPort="))) await this.#refuseTaken(settings.port)
    this.#configure(settings)
    if (changed.length > 0) await this.#control!.sendCommand(`SETCONF ${changed.join(" ")}`)
    if (settings.family === undefined) this.#forgetFamily()
  }

  #forgetFamily(): void {
    rmSync(this.#file(FAMILY_KEY), { force: true })
  }

  /** Looks again for a while: a process that was killed is named gone before its last thread has let go of its port. */
  async #refuseTaken(port: number): Promise<void> {
    for (let waited = 0; isListening(port); waited += POLL_MS) {
      if (waited >= GIVEN_BACK_MS) {
        throw new RelayError("port-taken", `something else on this machine uses port ${port}: choose another one`)
      }
      await new Promise<void>((resolve) => void this.#options.clock.setTimeout(resolve, POLL_MS))
    }
  }

  /** It goes into the log of events, where no fingerprint and no address may be. */
  #lastWords(): string {
    return withoutSecrets(lastWords(textOf(this.#file("notices.log")).slice(-LAST_OCTETS).trimEnd().split("\n")))
  }
}

const textOf = (file: string): string => {
  try {
    return readFileSync(file, "latin1")
  } catch {
    return ""
  }
}

/** Under another name first: half a key would end tor. */
const writeWhole = (file: string, bytes: Uint8Array): void => {
  writeFileSync(`${file}.new`, bytes, { mode: 0o600, flush: true })
  renameSync(`${file}.new`, file)
}

const recorded = (pid: number): ProcessRecord | undefined => {
  try {
    return recordProcess("the relay", pid)
  } catch {
    return undefined
  }
}

/** No other process has this name: not on this machine since it was started, and not after. */
const meterOf = ({ pid, started }: ProcessRecord): string =>
  `${textOf("/proc/sys/kernel/random/boot_id").slice(0, 8)}-${pid}-${started}`
