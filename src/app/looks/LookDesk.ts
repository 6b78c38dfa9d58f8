/**
 * Looks at what files say, for the node's operator: begun, asked for, brought up to date when the files are shared, and
 * forgotten. In memory alone: what files say about somebody is written nowhere.
 */
import type { Clock, Random } from "../../core/Clock.ts"
import { countsOf, findingsOf } from "../../core/traceReport.ts"
import { NOTHING_LEFT_OUT } from "../../core/leftOut.ts"
import { toHex } from "../../core/hex.ts"
import { LOOK_KEPT_MS, type LookReport } from "../../contract/traces.ts"
import { StoreError } from "../../storage/PieceStore.ts"
import { scanFolder } from "../../storage/scanFolder.ts"
import { type FileAt, Look, type LookedAt } from "../../traces/Look.ts"
import { LookPool } from "../../traces/LookPool.ts"
import { type Person, thisPerson } from "../../traces/Person.ts"
import type { Looking, LookPlace } from "./Looking.ts"
import { reportOf } from "./reportOf.ts"
import { findMat2 } from "./mat2.ts"

/** That are kept at a time, and that are under way. */
const MOST = 8
/** Nobody may ask again: what files say does not stay for that. */
const FORGET_EVERY_MS = 60_000

interface DeskParts {
  readonly clock: Clock
  readonly random: Random
  readonly person?: Person
}

export class LookDesk {
  /** Shares of which cleaned copies are being made. */
  readonly copying = new Set<string>()
  readonly #parts: DeskParts
  readonly #person: Person
  readonly #pool = new LookPool()
  readonly #looks = new Map<string, Looking>()
  readonly #running = new Set<Promise<unknown>>()
  #timer: unknown

  constructor(parts: DeskParts) {
    this.#parts = parts
    this.#person = parts.person ?? thisPerson()
  }

  /** @returns undefined where too many are under way. */
  begin(place: LookPlace): Looking | undefined {
    this.#forgetOld()
    if (this.#looks.size >= MOST) {
      const [oldest] = [...this.#looks.values()].filter(isOver).sort((a, b) => a.askedAt - b.askedAt)
      if (!oldest) return undefined
      this.forget(oldest.id)
    }
    const looking: Looking = {
      id: toHex(this.#parts.random.bytes(16)),
      place,
      look: new Look(this.#pool, this.#person),
      ended: new AbortController(),
      askedAt: this.#parts.clock.now(),
      state: "looking",
      error: undefined,
      done: 0,
      total: undefined,
      files: [],
      leftOut: NOTHING_LEFT_OUT,
      changed: [],
      counts: {},
      findings: [],
      mat2: undefined,
      users: 0,
      running: Promise.resolve(),
    }
    this.#looks.set(looking.id, looking)
    this.#timer ??= this.#parts.clock.setTimeout(() => this.#sweep(), FORGET_EVERY_MS)
    void this.upToDate(looking)
    return looking
  }

  find(id: string): Looking | undefined {
    this.#forgetOld()
    const looking = this.#looks.get(id)
    if (looking) looking.askedAt = this.#parts.clock.now()
    return looking
  }

  report(id: string): LookReport | undefined {
    const looking = this.find(id)
    return looking && reportOf(looking)
  }

  /** Ends it, and forgets what was found. */
  forget(id: string): boolean {
    this.#looks.get(id)?.ended.abort()
    return this.#looks.delete(id)
  }

  /** Looks at what has changed since, or came. Never rejects: what is in the way is the look's error. */
  upToDate(looking: Looking): Promise<void> {
    looking.running = this.#run(looking.running.then(() => this.#lookAgain(looking)))
    return looking.running
  }

  /** Keeps it for as long as somebody works with it. */
  async using<T>(looking: Looking, act: () => Promise<T>): Promise<T> {
    looking.users++
    try {
      return await this.#run(act())
    } finally {
      looking.users--
      looking.askedAt = this.#parts.clock.now()
    }
  }

  /** Looks at copies of some of its files. */
  lookAt(looking: Looking, files: readonly FileAt[]): Promise<readonly LookedAt[]> {
    return new Look(this.#pool, this.#person).at(files, { signal: looking.ended.signal })
  }

  /** Ends all, and waits for what runs. */
  async close(): Promise<void> {
    this.#parts.clock.clearTimeout(this.#timer)
    for (const id of [...this.#looks.keys()]) this.forget(id)
    await this.#pool.close()
    await Promise.allSettled(this.#running)
  }

  async #lookAgain(looking: Looking): Promise<void> {
    const { place, look, ended } = looking
    looking.state = "looking"
    try {
      const { signal } = ended
      // Names that no torrent may hold are the share's to refuse.
      const scan = await scanFolder(place.path, { name: place.name, skipUnsafe: true, signal })
      const files = scan.files.filter(({ path }) => place.only?.has(path.join("/")) ?? true)
      looking.total = files.length
      if (!place.only) looking.leftOut = scan.leftOut
      const onProgress = (done: number): void => void (looking.done = done)
      const found = await look.at(files, { signal, onProgress })
      // Of a look that was ended, these are only some.
      signal.throwIfAborted()
      looking.files = found
      const seen = new Set(found.map(({ file }) => file))
      looking.changed = files.filter((file) => !seen.has(file))
      looking.done = files.length
      looking.counts = countsOf(looking.files)
      looking.findings = findingsOf(looking.files)
      looking.mat2 = await findMat2()
      looking.error = undefined
      looking.state = "done"
    } catch (error) {
      looking.error = error instanceof StoreError ? error : new StoreError("io", String(error))
      looking.state = "failed"
    }
    if (![...this.#looks.values()].some(({ state }) => state === "looking")) this.#pool.rest()
  }

  #run<T>(running: Promise<T>): Promise<T> {
    this.#running.add(running)
    const over = () => void this.#running.delete(running)
    running.then(over, over)
    return running
  }

  #forgetOld(): void {
    const now = this.#parts.clock.now()
    for (const looking of [...this.#looks.values()])
      if (now - looking.askedAt > LOOK_KEPT_MS && isOver(looking)) this.forget(looking.id)
  }

  #sweep(): void {
    this.#forgetOld()
    this.#timer = this.#looks.size > 0 ? this.#parts.clock.setTimeout(() => this.#sweep(), FORGET_EVERY_MS) : undefined
  }
}

const isOver = ({ state, users }: Looking): boolean => state !== "looking" && users === 0
