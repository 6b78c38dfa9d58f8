/**
 * The relay as a tor process of its own: started so that it goes on when this node stops or dies, and found again by
 * the id file that tor keeps. Owns its start and its end; its files are the folder's, and everything else is
 * asked of it over its unix control socket.
 */
import { rmSync } from "node:fs"
import type { Clock } from "../core/Clock.ts"
import { type RelayHealth, relayOff } from "../core/RelayHealth.ts"
import { wait } from "../core/wait.ts"
import { endProcess, isRunning, type ProcessRecord } from "../process/ProcessRecord.ts"
import { isListening } from "../process/tcpPorts.ts"
import type { ControlPort, LocalTor } from "../transport/ControlPort.ts"
import { detached, type RelayLaunch } from "./launch.ts"
import { type Relay, type RelayCounters, RelayError, type RelayLook, type RelaySettings } from "./Relay.ts"
import { meterOf, RelayFolder } from "./RelayFolder.ts"
import { RelayWatch } from "./RelayWatch.ts"
import { type RelayPlace, relayTorrc, setConf } from "./relayTorrc.ts"

export interface TorRelayOptions extends RelayPlace {
  readonly clock: Clock
  readonly tor: LocalTor
  /** What it says, a line at a time, as tor's control port has it. */
  readonly onLine?: (level: "notice" | "warn" | "err", text: string) => void
  /** So long after it was up other relays must have got through to it. */
  readonly patienceMs?: number
  /** Left out: as a process of its own, which this node starts. */
  readonly launch?: RelayLaunch
}

/** So long a port may still be held by a process that has ended. */
const GIVEN_BACK_MS = 5_000
const POLL_MS = 50

export class TorRelay implements Relay {
  readonly #options: TorRelayOptions
  readonly #folder: RelayFolder
  #record: ProcessRecord | undefined
  #control: ControlPort | undefined
  #watch: RelayWatch | undefined
  #live: RelayHealth = relayOff

  constructor(options: TorRelayOptions) {
    this.#folder = new RelayFolder(options.folder)
    this.#options = { ...options, folder: this.#folder.path }
    const record = this.#folder.process()
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
      const running = this.#folder.process()
      if (!running) await this.#start(settings)
      else if (this.#control === undefined || this.#record?.pid !== running.pid) await this.#attach(running)
      if (running) await this.#change(settings)
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
      if (!record || !watch || !isRunning(record)) throw new Error(this.#folder.lastWords())
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
    const record = this.#folder.process()
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
    return this.#folder.fingerprint()
  }

  async #start(settings: RelaySettings): Promise<void> {
    const { clock, launch = detached, socket, tor } = this.#options
    await this.#refuseTaken(settings.port)
    const version = await tor.version()
    this.#configure(settings)
    if (settings.family === undefined) this.#folder.forgetFamily()
    rmSync(socket, { force: true })
    const record = await launch(this.#folder, tor.binary, clock)
    this.#live = { ...relayOff, state: "starting", summary: "Starting the relay", pid: record.pid, version }
    await this.#attach(record)
  }

  #configure(settings: RelaySettings): void {
    this.#folder.configure(relayTorrc(this.#options, settings), settings.family)
  }

  async #attach(record: ProcessRecord): Promise<void> {
    this.detach()
    const { clock, socket, tor } = this.#options
    const gone = () => (isRunning(record) ? undefined : this.#folder.lastWords())
    const control = await tor.control({ socketPath: socket, readCookie: () => this.#folder.cookie() }, gone)
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
    if (settings.family === undefined) this.#folder.forgetFamily()
  }

  /** Looks again for a while: a process that was killed is named gone before its last thread has let go of its port. */
  async #refuseTaken(port: number): Promise<void> {
    for (let waited = 0; isListening(port); waited += POLL_MS) {
      if (waited >= GIVEN_BACK_MS) {
        throw new RelayError("port-taken", `something else on this machine uses port ${port}: choose another one`)
      }
      await wait(this.#options.clock, POLL_MS)
    }
  }
}
