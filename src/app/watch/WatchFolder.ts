/**
 * A folder from which a node takes up what its operator puts there: links, and .torrents whose data lie beside them. It
 * is looked at every few seconds; a file that is still is taken once, and put away by how that went. Nothing outside of
 * the folder is touched, no link is followed, and as much is looked at as a number says.
 */
import { lstat, opendir } from "node:fs/promises"
import path from "node:path"
import { wait } from "../../core/wait.ts"
import { putAway } from "./putAway.ts"
import { isTaken, type Outcome, type Taking, takeFile } from "./takeFile.ts"

const LOOK_MS = 2_000
/** Names of a folder that are read in one look, and files of them that are taken. */
const MOST_NAMES = 10_000
const MOST_TAKEN = 20

export interface WatchParts extends Taking {
  readonly folder: string
  /** What happened, in words for people. */
  readonly tell: (level: "notice" | "warn", text: string) => void
}

export class WatchFolder {
  readonly #parts: WatchParts
  /** As each file looked last time. */
  #seen = new Map<string, string>()
  /** What could not be put away is not taken again, as long as it looks so. */
  readonly #done = new Map<string, string>()
  #trouble = ""

  constructor(parts: WatchParts) {
    this.#parts = parts
  }

  /** Looks until the signal is aborted. Never rejects. */
  async run(): Promise<void> {
    const { clock, signal } = this.#parts
    while (!signal.aborted) {
      const trouble = await this.look().then(
        () => "",
        (error: unknown) => `the watched folder cannot be looked at: ${(error as Error).message}`,
      )
      if (trouble !== "" && trouble !== this.#trouble) this.#parts.tell("warn", trouble)
      this.#trouble = trouble
      await wait(clock, LOOK_MS, signal)
    }
  }

  /** Takes what looks as it did at the last look. */
  async look(): Promise<void> {
    const { folder, signal } = this.#parts
    const before = this.#seen
    this.#seen = new Map()
    let taken = 0
    for (const name of await this.#names()) {
      if (signal.aborted) return
      const looks = await this.#looks(name)
      if (looks === undefined) continue
      this.#seen.set(name, looks)
      if (before.get(name) !== looks || this.#done.get(name) === looks || taken >= MOST_TAKEN) continue
      const outcome = await takeFile(this.#parts, path.join(folder, name))
      if (outcome === "wait") continue
      taken++
      await this.#put(name, looks, outcome)
    }
  }

  async #put(name: string, looks: string, outcome: Outcome): Promise<void> {
    const { folder, tell } = this.#parts
    const words = outcome.reasons.length === 0 ? "taken up" : `not taken up: ${outcome.reasons.join("; ")}`
    try {
      await putAway(folder, name, outcome.reasons)
      tell(outcome.reasons.length === 0 ? "notice" : "warn", `watched folder: ${name}: ${words}`)
    } catch (error) {
      this.#done.set(name, looks)
      tell("warn", `watched folder: ${name}: ${words}; it cannot be put away: ${(error as Error).message}`)
    }
  }

  async #names(): Promise<readonly string[]> {
    const names: string[] = []
    const entries = await opendir(this.#parts.folder)
    let read = 0
    for await (const entry of entries) {
      if (++read > MOST_NAMES) break
      if (entry.isFile() && isTaken(entry.name)) names.push(entry.name)
    }
    return names.sort()
  }

  /** The same as long as nobody touches it; undefined where it is no file. */
  async #looks(name: string): Promise<string | undefined> {
    const found = await lstat(path.join(this.#parts.folder, name), { bigint: true }).catch(() => undefined)
    return found?.isFile() ? [found.ino, found.size, found.mtimeNs, found.ctimeNs].join(" ") : undefined
  }
}
