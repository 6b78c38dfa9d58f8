/**
 * The tor that carries us: a child process of our own, with SOCKS and control port on unix sockets. Owns its
 * configuration, its life, its restarts with back-off, and the control connections. Knows nothing of onions.
 */
import { type ChildProcess, spawn } from "node:child_process"
import { chmod, mkdir, readFile, rm, writeFile } from "node:fs/promises"
import path from "node:path"
import { backOff } from "../../core/backOff.ts"
import type { Clock, Random } from "../../core/Clock.ts"
import { lastWords } from "../../core/torWords.ts"
import { wait } from "../../core/wait.ts"
import { connectWhenUp } from "./connectWhenUp.ts"
import { LIVENESS, type Liveness, Pulse } from "./Pulse.ts"
import type { TorControl } from "./TorControl.ts"
import { torProcessTorrc } from "./torProcessTorrc.ts"
import { wholeLines } from "./wholeLines.ts"

export interface TorProcessOptions {
  readonly binary: string
  readonly dataDir: string
  /** Folder for sockets: short, without blanks, ours alone. */
  readonly socketDir: string
  /** Lines that follow our own, asked for at each start. */
  readonly torrc: () => readonly string[]
  readonly clock: Clock
  readonly random: Random
  readonly onUp: (control: TorControl) => Promise<void>
  /** Told as soon as it is known, before what is left of the process is ended. */
  readonly onDown: (reason: string) => void
  /** Tor leaves a question without answer; or has answered again. */
  readonly onSilence: (silent: boolean) => void
  readonly liveness?: Liveness
  /** Called with each line that tor writes. */
  readonly onLine?: (line: string) => void
}

const EXIT_WITHIN_MS = 10_000
const FIRST_REST_MS = 500
const LONGEST_REST_MS = 30_000
/** A tor that lived so long was well: the next rest is the shortest again. */
const WELL_AFTER_MS = 60_000
const KEPT_LINES = 30

/**
 * A tor lives, dies and is started again, for as long as this object is not closed; `#live` is that loop, and `#run` is
 * one life. Who carries streams over it is told two things: `onUp`, with a control connection, when tor can be asked;
 * `onDown`, with the reason, as soon as it is known that it cannot. Between two lives there is a rest, each twice as
 * long as the one before, until a tor has been well for a minute.
 *
 * Each life has two control connections. The first one takes ownership and then says nothing: tor ends itself when that
 * one ends, so no death of this program, however sudden, leaves a tor behind. The second one is for commands, and tor
 * is asked on it every few seconds whether it is well (Pulse); one that does not answer is as good as dead, and is
 * ended.
 *
 * A life is over by whatever comes first: the process exits, or one of the two connections does. What is left is then
 * ended for certain, and the next life begins only after that: two of them would fight over the data directory.
 *
 * The first life is special: when it fails, `start` fails, and nothing is tried again. What is wrong from the
 * beginning, such as a folder that cannot be written to, is better told at once.
 */
export class TorProcess {
  readonly socksPath: string
  readonly #controlPath: string
  readonly #options: TorProcessOptions
  #child: ChildProcess | undefined
  readonly #ended = new AbortController()
  #loop: Promise<void> = Promise.resolve()

  constructor(options: TorProcessOptions) {
    this.#options = options
    this.socksPath = path.join(options.socketDir, "socks")
    this.#controlPath = path.join(options.socketDir, "control")
  }

  get #closing(): boolean {
    return this.#ended.signal.aborted
  }

  get pid(): number | undefined {
    return this.#child?.pid
  }

  /** Resolves when tor is up and its control port is ours. @throws when the first start fails. */
  start(): Promise<void> {
    return new Promise((resolve, reject) => {
      this.#loop = this.#live(resolve, reject)
    })
  }

  /** Resolves when the process has ended. */
  async close(): Promise<void> {
    this.#ended.abort()
    const child = this.#child
    if (child) await this.#end(child)
    await this.#loop
  }

  async #live(first: () => void, failed: (error: unknown) => void): Promise<void> {
    const { clock } = this.#options
    let failures = 0
    let wasUp = false
    while (!this.#closing) {
      const began = clock.now()
      let reason = "tor ended"
      try {
        reason = await this.#run(() => {
          wasUp = true
          first()
        })
      } catch (error) {
        if (!wasUp) return failed(error)
        reason = (error as Error).message
      }
      if (this.#closing) break
      this.#options.onDown(reason)
      if (clock.now() - began > WELL_AFTER_MS) failures = 0
      await wait(clock, backOff(FIRST_REST_MS, LONGEST_REST_MS, failures++), this.#ended.signal)
    }
    if (!wasUp) failed(new Error("tor was closed before it was up"))
  }

  /** One life of tor: returns why it ended. */
  async #run(up: () => void): Promise<string> {
    const file = await this.#configure()
    if (this.#closing) return "closed"
    const said: string[] = []
    const child = spawn(this.#options.binary, ["--defaults-torrc", `${file}.defaults`, "-f", file], {
      stdio: ["ignore", "pipe", "pipe"],
    })
    this.#child = child
    const exited = new Promise<void>((resolve) => child.once("exit", () => resolve()).once("error", () => resolve()))
    for (const stream of [child.stdout, child.stderr]) {
      const lines = wholeLines((line) => {
        said.push(line)
        said.splice(0, said.length - KEPT_LINES)
        this.#options.onLine?.(line)
      })
      stream.setEncoding("utf8").on("data", lines.take).once("close", lines.end)
    }
    const controls: TorControl[] = []
    try {
      const owner = await this.#connect(child, said)
      controls.push(owner)
      await owner.sendCommand("TAKEOWNERSHIP")
      const control = await this.#connect(child, said)
      controls.push(control)
      await this.#options.onUp(control)
      up()
      const silent = await this.#watch(control, owner, exited)
      const reason = silent ? "tor answered no more, and was ended" : lastWords(said)
      if (!this.#closing) this.#options.onDown(reason)
      return reason
    } finally {
      for (const control of controls) control.close()
      await this.#end(child)
      this.#child = undefined
    }
  }

  async #configure(): Promise<string> {
    const { dataDir, torrc, socketDir } = this.#options
    await mkdir(dataDir, { recursive: true, mode: 0o700 })
    await chmod(dataDir, 0o700)
    const file = path.join(dataDir, "torrc")
    const cookie = path.join(socketDir, "cookie")
    const places = {
      data: dataDir,
      socks: this.socksPath,
      control: this.#controlPath,
      cookie,
      empty: `${file}.defaults`,
    }
    const lines = torProcessTorrc(places, process.pid, torrc())
    await Promise.all([
      writeFile(file, `${lines.join("\n")}\n`, { mode: 0o600 }),
      writeFile(`${file}.defaults`, "", { mode: 0o600 }),
      ...["socks", "control", "cookie"].map((name) => rm(path.join(socketDir, name), { force: true })),
    ])
    return file
  }

  #connect(child: ChildProcess, said: readonly string[]): Promise<TorControl> {
    const { clock, random, socketDir } = this.#options
    const gone = (): string | undefined => {
      if (this.#closing) return "tor was closed before it was up"
      return child.exitCode !== null || child.signalCode !== null || child.pid === undefined
        ? lastWords(said)
        : undefined
    }
    const { withinMs } = this.#options.liveness ?? LIVENESS
    const readCookie = () => readFile(path.join(socketDir, "cookie"))
    return connectWhenUp({ socketPath: this.#controlPath, clock, random, timeoutMs: withinMs, readCookie }, gone)
  }

  /**
   * Until tor has exited, has closed a control connection, or answers no more. @returns whether it was silent at the
   * end.
   */
  async #watch(control: TorControl, owner: TorControl, exited: Promise<void>): Promise<boolean> {
    const { clock, onSilence, liveness: { everyMs } = LIVENESS } = this.#options
    const pulse = new Pulse(control, clock, everyMs, onSilence)
    await Promise.race([exited, control.closed, owner.closed])
    return pulse.end()
  }

  async #end(child: ChildProcess): Promise<void> {
    if (child.pid === undefined || child.exitCode !== null || child.signalCode !== null) return
    const { clock } = this.#options
    const exited = new Promise<void>((resolve) => child.once("exit", () => resolve()))
    child.kill("SIGTERM")
    // One that is stopped hears of it only when it goes on.
    child.kill("SIGCONT")
    const timer = clock.setTimeout(() => child.kill("SIGKILL"), EXIT_WITHIN_MS)
    await exited
    clock.clearTimeout(timer)
  }
}
