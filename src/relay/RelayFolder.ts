/**
 * The relay's folder: what its tor is given there, and what it leaves there for who looks after it next. Ends no
 * process and starts none.
 */
import { existsSync, mkdirSync, openSync, readFileSync, renameSync, rmSync, statSync, writeFileSync } from "node:fs"
import { readFile } from "node:fs/promises"
import path from "node:path"
import { lastWords } from "../core/torWords.ts"
import { withoutSecrets } from "../core/withoutSecrets.ts"
import { type ProcessRecord, recordProcess } from "../process/ProcessRecord.ts"
import { FAMILY_KEY, familyKeyFile } from "./family.ts"

const LARGE_LOG = 1024 * 1024
/** Of the log, in which its last words are. */
const LAST_OCTETS = 8_192

export class RelayFolder {
  readonly path: string

  constructor(folder: string) {
    this.path = path.resolve(folder)
  }

  file(name: string): string {
    return path.join(this.path, name)
  }

  /** While it is there a node wants its relay's unit to start it. */
  get wish(): string {
    return this.file("start-wanted")
  }

  /** As tor takes them: defaults of its own, and the settings. */
  get configuration(): readonly string[] {
    return ["--defaults-torrc", this.file("defaults"), "-f", this.file("torrc")]
  }

  /** The process that tor's own id file names, if it is that of this folder. */
  process(): ProcessRecord | undefined {
    const pid = Number(textOf(this.file("pid")).trim())
    if (!Number.isInteger(pid) || pid <= 0) return undefined
    const words = textOf(`/proc/${pid}/cmdline`).split("\0")
    return words.includes(this.file("torrc")) ? recorded(pid) : undefined
  }

  fingerprint(): string | undefined {
    return /\b([0-9A-F]{40})\b/.exec(textOf(this.file("fingerprint")))?.[1]
  }

  cookie(): Promise<Uint8Array> {
    return readFile(this.file("cookie"))
  }

  /** The key of a family comes before tor is told of it: without it tor would end. */
  configure(torrc: readonly string[], family: Uint8Array | undefined): void {
    mkdirSync(this.path, { recursive: true, mode: 0o700 })
    if (family !== undefined) {
      mkdirSync(this.file("keys"), { recursive: true, mode: 0o700 })
      writeWhole(this.file(FAMILY_KEY), familyKeyFile(family))
    }
    writeFileSync(this.file("defaults"), "", { mode: 0o600 })
    writeFileSync(this.file("torrc"), `${torrc.join("\n")}\n`, { mode: 0o600 })
  }

  forgetFamily(): void {
    rmSync(this.file(FAMILY_KEY), { force: true })
  }

  /** @returns a descriptor, which whoever asked closes. */
  openLog(): number {
    const log = this.file("notices.log")
    if (existsSync(log) && statSync(log).size > LARGE_LOG) renameSync(log, `${log}.old`)
    return openSync(log, "a", 0o600)
  }

  /** It goes into the log of events, where no fingerprint and no address may be. */
  lastWords(): string {
    return withoutSecrets(lastWords(textOf(this.file("notices.log")).slice(-LAST_OCTETS).trimEnd().split("\n")))
  }
}

/** No other process has this name: not on this machine since it was started, and not after. */
export const meterOf = ({ pid, started }: ProcessRecord): string =>
  `${textOf("/proc/sys/kernel/random/boot_id").slice(0, 8)}-${pid}-${started}`

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
