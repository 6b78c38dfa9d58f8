/**
 * The Transport that the project is for: onion to onion, through a tor of our own. Puts process, control port, SOCKS
 * and onions together, and tells tor's state as health. Every socket it opens is a unix socket.
 */
import { mkdtemp, readFile, rm, writeFile } from "node:fs/promises"
import type net from "node:net"
import os from "node:os"
import path from "node:path"
import type { Duplex } from "node:stream"
import type { Clock, Random } from "../../core/Clock.ts"
import { UNKNOWN_LATE_MS } from "../../core/DialTimes.ts"
import type { OnionAddress } from "../../core/ids.ts"
import { Listeners } from "../../core/Listeners.ts"
import { isOnionAddress } from "../../core/onionAddress.ts"
import type { DialOptions, OnionSeed, Publication, PublishOptions, Transport, TransportHealth } from "../Transport.ts"
import { avoidCommand, avoidLines, fingerprints } from "./avoidedRelays.ts"
import { withBootstrap, withStatus } from "./bootstrap.ts"
import { ClientKeys } from "./ClientKeys.ts"
import { dialError } from "./dialErrors.ts"
import { dialOnion } from "./dialOnion.ts"
import { OnionPublisher } from "./OnionPublisher.ts"
import { sharedRandom } from "./sharedRandom.ts"
import { type TorControl, TorControlError } from "./TorControl.ts"
import type { Liveness } from "./Pulse.ts"
import { TorProcess } from "./TorProcess.ts"
import { torVersion } from "./torVersion.ts"

export interface TorTransportOptions {
  /** Tor's own folder: it keeps its guards there, so it should outlive us. */
  readonly dataDir: string
  /** Lines that follow our own, as the client settings of a private network. */
  readonly torrc?: readonly string[]
  readonly clock: Clock
  readonly random: Random
  readonly torBinary?: string
  /** Called with each line that tor writes. */
  readonly onLog?: (line: string) => void
  readonly liveness?: Liveness
  /** As of the first start; `avoid` is for later. */
  readonly avoid?: readonly string[]
  /** After how many milliseconds a dial gets a second try beside it. */
  readonly lateMs?: () => number
}

const LONGEST_SOCKET_PATH = 107
const PREFIX = "bulbil-"
const SILENT = "tor does not answer; if it goes on like this it is ended and started again"

export class TorTransport implements Transport {
  readonly kind = "tor"
  readonly #options: TorTransportOptions
  readonly #socketDir: string
  readonly #process: TorProcess
  readonly #onions: OnionPublisher
  readonly #keys = new ClientKeys()
  readonly #streams = new Set<net.Socket>()
  readonly #listeners = new Listeners<[health: TransportHealth]>()
  #health: TransportHealth
  #control: TorControl | undefined
  #avoided: readonly string[]
  /** What tor was started with. */
  #configured: readonly string[] = []

  /** Resolves when tor runs and its control port is ours; how it gets on with the network is told as health. */
  static async start(options: TorTransportOptions): Promise<TorTransport> {
    const avoided = fingerprints(options.avoid ?? [])
    const binary = options.torBinary ?? "tor"
    const version = await torVersion(binary)
    const socketDir = await mkdtemp(path.join(os.tmpdir(), PREFIX))
    const transport = new TorTransport(options, avoided, binary, version, socketDir)
    try {
      if (/\s/.test(socketDir) || Buffer.byteLength(socketDir) + 10 > LONGEST_SOCKET_PATH)
        throw new Error(
          `the folder for temporary files (${os.tmpdir()}) has a blank in its path or too long a path for sockets: ` +
            "set TMPDIR to another",
        )
      await transport.#process.start()
      await replaceSocketDir(path.resolve(options.dataDir), socketDir)
      return transport
    } catch (error) {
      await transport.close()
      throw error
    }
  }

  private constructor(
    options: TorTransportOptions,
    avoided: readonly string[],
    binary: string,
    version: string,
    socketDir: string,
  ) {
    this.#options = options
    this.#avoided = avoided
    this.#socketDir = socketDir
    this.#health = { state: "starting", percent: 0, summary: "Starting tor", version }
    this.#onions = new OnionPublisher(socketDir, options.clock, options.onLog)
    this.#onions.avoided = avoided
    this.#process = new TorProcess({
      binary,
      dataDir: path.resolve(options.dataDir),
      socketDir,
      clock: options.clock,
      random: options.random,
      torrc: () => this.#torrc(),
      ...(options.onLog === undefined ? {} : { onLine: options.onLog }),
      onUp: (control) => this.#up(control),
      onDown: (reason) => this.#down(reason),
      onSilence: (silent) => this.#hear(silent),
      ...(options.liveness === undefined ? {} : { liveness: options.liveness }),
    })
  }

  /** Of the tor process that runs now. */
  get torPid(): number | undefined {
    return this.#process.pid
  }

  async dial(to: OnionAddress, options: DialOptions): Promise<Duplex> {
    if (!isOnionAddress(to)) throw dialError("F6")
    if (this.#health.state !== "ready" && this.#health.state !== "bootstrapping")
      throw dialError("not-ready", this.#health.summary)
    const dialledBy = {
      socksPath: this.#process.socksPath,
      control: () => this.#control,
      lateMs: this.#options.lateMs?.() ?? UNKNOWN_LATE_MS,
      clock: this.#options.clock,
    }
    const socket = await dialOnion(dialledBy, to, options)
    this.#streams.add(socket)
    socket.once("close", () => this.#streams.delete(socket))
    // A stream that breaks closes; whoever wants to know why listens as well.
    socket.on("error", () => undefined)
    return socket
  }

  publish(seed: OnionSeed, accept: (stream: Duplex) => void, options: PublishOptions = {}): Promise<Publication> {
    if (this.#health.state === "closed") return Promise.reject(new Error("this transport is closed"))
    return this.#onions.publish(seed, accept, options)
  }

  async unlock(onion: OnionAddress, key: Uint8Array | undefined): Promise<void> {
    if (this.#keys.set(onion, key) && this.#control) await this.#keys.tell(this.#control, onion)
  }

  async avoid(relays: readonly string[]): Promise<void> {
    this.#avoided = this.#onions.avoided = fingerprints(relays)
    if (this.#control) await this.#tellAvoided(this.#control)
  }

  async beacon(day: number): Promise<Uint8Array | undefined> {
    return this.#control && sharedRandom(this.#control, day, this.#options.clock.date())
  }

  health(): TransportHealth {
    return this.#health
  }

  onHealth(listener: (health: TransportHealth) => void): () => void {
    return this.#listeners.add(listener)
  }

  async close(): Promise<void> {
    this.#tell({ ...this.#health, state: "closed", summary: "Closed" })
    for (const stream of this.#streams) stream.destroy()
    await this.#onions.close()
    await this.#process.close()
    await rm(this.#socketDir, { recursive: true, force: true })
  }

  #torrc(): readonly string[] {
    this.#configured = this.#avoided
    return [...(this.#options.torrc ?? []), ...avoidLines(this.#configured)]
  }

  async #up(control: TorControl): Promise<void> {
    this.#control = control
    if (this.#avoided !== this.#configured) await this.#tellAvoided(control)
    control.onEvent(({ lines }) => this.#tell(withStatus(this.#health, lines[0]?.text ?? "")))
    await control.sendCommand("SETEVENTS STATUS_CLIENT STATUS_GENERAL HS_DESC")
    await this.#keys.attach(control)
    await this.#onions.attach(control)
    const { reason: _, ...rest } = this.#health
    this.#tell(
      withBootstrap({ ...rest, state: "bootstrapping", percent: 0 }, await control.info("status/bootstrap-phase")),
    )
  }

  /** Where tor has ended meanwhile, the next start is told. */
  async #tellAvoided(control: TorControl): Promise<void> {
    await control.sendCommand(avoidCommand(this.#avoided)).catch((error: unknown) => {
      if (!(error instanceof TorControlError) || error.status !== 0) throw error
    })
  }

  #down(reason: string): void {
    this.#onions.detach()
    this.#control = undefined
    this.#tell({
      ...this.#health,
      state: "restarting",
      percent: 0,
      summary: "Tor ended; it is being started again",
      reason,
    })
  }

  #hear(silent: boolean): void {
    const { reason: _, ...rest } = this.#health
    this.#tell(silent ? { ...rest, reason: SILENT } : rest)
  }

  #tell(health: TransportHealth): void {
    if (this.#health.state === "closed" || health === this.#health) return
    this.#health = health
    this.#listeners.tell(health)
  }
}

/**
 * Removes what a run that was killed has left, and notes what this one would leave. Only once tor runs: its lock on the
 * data directory proves that the former run is over.
 */
const replaceSocketDir = async (dataDir: string, socketDir: string): Promise<void> => {
  const note = path.join(dataDir, "sockets")
  const former = (await readFile(note, "utf8").catch(() => "")).trim()
  if (path.basename(former).startsWith(PREFIX) && path.dirname(former) === os.tmpdir())
    await rm(former, { recursive: true, force: true })
  await writeFile(note, socketDir, { mode: 0o600 })
}
