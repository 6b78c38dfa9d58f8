/**
 * A look at all files that are to be shared: each is looked into once, and again only when it looks otherwise since. Of
 * more files than somebody would wait for, a sample spread over all of them is looked into; of the others, their names.
 */
import type { TracesOf } from "../core/traceReport.ts"
import type { Trace } from "../core/traces.ts"
import { Findings } from "./Findings.ts"
import type { LookPool } from "./LookPool.ts"
import type { Person } from "./Person.ts"
import { readNames } from "./readers/names.ts"
import type { Mark, TraceAnswer } from "./traceJob.ts"

/** Files that are looked into. */
const MOST_LOOKED_INTO = 10_000
/** Names that are read between two turns of others. */
const AT_ONCE = 500

export interface FileAt {
  /** Below the share; of a file that is shared alone, its name. */
  readonly path: readonly string[]
  readonly source: string
  readonly mark: Mark
}

export interface LookedAt extends TracesOf {
  readonly file: FileAt
}

export interface LookOptions {
  readonly signal: AbortSignal
  readonly onProgress?: (done: number, total: number) => void
  /** Files of which the contents are read, at most. */
  readonly most?: number
}

interface Seen {
  readonly mark: Mark
  readonly traces: readonly Trace[]
}

export class Look {
  readonly #pool: LookPool
  readonly #person: Person
  #seen = new Map<string, Seen>()

  constructor(pool: LookPool, person: Person) {
    this.#pool = pool
    this.#person = person
  }

  /**
   * What each file says. One that changes meanwhile is looked at again, and is not among the answers if it goes on
   * changing. Ends early when the signal is aborted.
   */
  async at(files: readonly FileAt[], options: LookOptions): Promise<readonly LookedAt[]> {
    const before = this.#seen
    this.#seen = new Map()
    const fresh: FileAt[] = []
    for (const file of files) {
      const seen = before.get(keyOf(file))
      if (seen && sameMark(seen.mark, file.mark)) this.#seen.set(keyOf(file), seen)
      else fresh.push(file)
    }
    await this.#lookAt(fresh, options)
    return files.flatMap((file) => {
      const seen = this.#seen.get(keyOf(file))
      return seen ? [{ file, path: file.path, traces: seen.traces }] : []
    })
  }

  async #lookAt(files: readonly FileAt[], { signal, onProgress, most = MOST_LOOKED_INTO }: LookOptions): Promise<void> {
    const sampled = sampleOf(files.length, most)
    let [next, done] = [0, 0]
    const lane = async (): Promise<void> => {
      while (next < files.length && !signal.aborted) {
        const index = next++
        const file = files[index]!
        if (sampled(index)) await this.#lookInto(file)
        else this.#remember(file, [...this.#named(file), NOT_IN_SAMPLE])
        done++
        if (done % AT_ONCE === 0) await new Promise(setImmediate)
        onProgress?.(done, files.length)
      }
    }
    await Promise.all(Array.from({ length: this.#pool.size * 2 }, lane))
  }

  async #lookInto(file: FileAt): Promise<void> {
    const { path, source, mark } = file
    const answer = await this.#pool.look({ path, source, mark, person: this.#person })
    if (answer?.unread === "changed") return
    this.#remember(file, answer ? tracesOf(answer) : [...this.#named(file), STUCK])
  }

  #remember(file: FileAt, traces: readonly Trace[]): void {
    this.#seen.set(keyOf(file), { mark: file.mark, traces })
  }

  /** By its name alone. */
  #named({ path }: FileAt): readonly Trace[] {
    const findings = new Findings()
    readNames(path, this.#person, findings)
    return findings.all
  }
}

const notLookedInto = (what: string): Trace => ({ kind: "not-looked-into", what, value: "" })
const NOT_IN_SAMPLE = notLookedInto("not in the sample")
const STUCK = notLookedInto("file that could not be read in time")
const DENIED = notLookedInto("file that cannot be opened")

/** That nobody looked into the file at all, whatever is in it. */
export const isUnseen = (trace: Trace): boolean => UNSEEN.has(trace)
const UNSEEN: ReadonlySet<Trace> = new Set([NOT_IN_SAMPLE, STUCK, DENIED])

const tracesOf = ({ traces, unread }: TraceAnswer): readonly Trace[] =>
  unread === "denied" ? [...traces, DENIED] : traces

const keyOf = ({ path }: FileAt): string => path.join("/")

const sameMark = (a: Mark, b: Mark): boolean =>
  a.size === b.size && a.mtimeNs === b.mtimeNs && a.ctimeNs === b.ctimeNs && a.ino === b.ino

/** Which of `count` belong to a sample of at most `most`, spread over all. */
export const sampleOf = (count: number, most: number): ((index: number) => boolean) =>
  count <= most ? () => true : (index) => Math.floor(((index + 1) * most) / count) > Math.floor((index * most) / count)
