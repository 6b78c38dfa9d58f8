/**
 * The web of trust as this node keeps it: who is reached through whom the operator trusts, their lists and their words.
 * One loop for all of them: what is due is asked for, at the pace of all looks, and what nobody leads to any more is
 * forgotten. Owns no edge: those are the actors'.
 */
import type { Clock, Random } from "../core/Clock.ts"
import type { TrackerKey } from "../core/ids.ts"
import { prng, seedOf } from "../core/prng.ts"
import { lostWithout, type Reached, reach, withheld } from "../core/reach.ts"
import { trustCost, type TrustCost } from "../core/trustCost.ts"
import type { SearchIndex } from "../search/SearchIndex.ts"
import type { CopyOutcome, Looks } from "../tracker/Looks.ts"
import { copyFar } from "./copyFar.ts"
import { DueTimes, type Job, jobName } from "./DueTimes.ts"
import { Edges, unheard } from "./Edges.ts"
import { Followed } from "./Followed.ts"
import { farNodes, FoundNodes } from "./FoundNodes.ts"
import { judgeList } from "./judgeList.ts"
import { Loop } from "./Loop.ts"
import { OctetRoom } from "./OctetRoom.ts"
import { Pace } from "./Pace.ts"
import type { Beyond, Edge, FarNode, Trust } from "./Trust.ts"
import { TRUST_LIMITS, type TrustLimits } from "./TrustLimits.ts"
import { ToldLists } from "./ToldLists.ts"
import type { NodeRow, TrustRows } from "./TrustRows.ts"

export interface TrustWebDeps {
  readonly clock: Clock
  readonly random: Random
  readonly looks: Looks
  readonly index: SearchIndex
  readonly rows: TrustRows
  /** Of this node's own tracker. */
  readonly self: () => TrackerKey
  /** Chooses of lists that are too long. */
  readonly secret: Uint8Array
  readonly limits?: Partial<TrustLimits>
}

export class TrustWeb implements Trust {
  readonly #deps: TrustWebDeps
  readonly #limits: TrustLimits
  readonly #pace: Pace
  readonly #followed = new Followed()
  readonly #edges = new Edges()
  readonly #lists: ToldLists
  readonly #nodes: FoundNodes
  readonly #due: DueTimes
  readonly #loop: Loop
  readonly #room: OctetRoom
  #reached: readonly Reached[] = []
  /** Something may be kept of those who are reached no more: until it is gone, however often the disk fails. */
  #left = true

  constructor(deps: TrustWebDeps) {
    this.#deps = deps
    this.#limits = { ...TRUST_LIMITS, ...deps.limits }
    this.#due = new DueTimes(deps.clock, prng(seedOf(deps.random.bytes(4))), this.#limits)
    this.#pace = new Pace(deps.clock, this.#limits.dialsPerSecond)
    this.#room = new OctetRoom(deps.index, this.#limits.octets)
    this.#lists = new ToldLists(deps.rows, deps.secret)
    this.#nodes = new FoundNodes(deps.rows)
    this.#loop = new Loop(deps.clock, this.#limits.farAtOnce, () => this.#next())
  }

  paced<T>(act: (until: AbortSignal) => Promise<T>, signal: AbortSignal): Promise<T> {
    return this.#pace.run(act, signal)
  }

  lookAt(tracker: TrackerKey): void {
    this.#followed.lookAt(tracker)
  }

  isListenedTo(tracker: TrackerKey): boolean {
    return this.#followed.has(tracker)
  }

  onLook(tracker: TrackerKey, listener: () => void): () => void {
    return this.#followed.onLook(tracker, listener)
  }

  keep(edge: Edge): void {
    if (this.#edges.put(edge)) this.#reach()
  }

  drop(tracker: TrackerKey): void {
    this.#followed.drop(tracker)
    if (this.#edges.delete(tracker) || this.#left) this.#reach()
  }

  /** @param edges all, by when they were agreed to: what none leads to was left by a node that ended in between. */
  begin(edges: readonly Omit<Edge, "observer">[]): void {
    for (const edge of edges) this.#edges.put({ ...edge, observer: unheard })
    this.#reach()
    this.#loop.begin()
  }

  far(): readonly FarNode[] {
    return farNodes(this.#reached, this.#nodes)
  }

  reached(): readonly TrackerKey[] {
    return this.#reached.map(({ key }) => key)
  }

  lost(tracker: TrackerKey): readonly TrackerKey[] {
    return lostWithout(tracker, this.#reached, this.#asked())
  }

  async cost(tracker: TrackerKey, degrees: number, signal: AbortSignal): Promise<TrustCost> {
    if (degrees > 1) await this.#freshList(tracker, signal)
    return trustCost({ ...this.#asked(), node: tracker, degrees, entries: this.#nodes.counts })
  }

  room(): { readonly octets: number; readonly most: number } {
    const { octets, most } = this.#room
    return { octets, most }
  }

  copying(tracker: TrackerKey, act: (octets: number) => Promise<CopyOutcome>): Promise<CopyOutcome> {
    return this.#room.copy(tracker, act)
  }

  beyond(): readonly Beyond[] {
    return this.#edges.beyond(withheld(this.#asked()))
  }

  async stop(): Promise<void> {
    await this.#loop.stop()
  }

  #asked() {
    const lists = this.#lists.at(this.#deps.clock.date() / 1000, (tracker) => this.#isFrozen(tracker))
    return { self: this.#deps.self(), edges: this.#edges.asked(), lists, secret: this.#deps.secret }
  }

  #isFrozen(tracker: TrackerKey): boolean {
    return this.#edges.get(tracker)?.frozen ?? this.#nodes.get(tracker)?.state === "frozen"
  }

  /** Finds anew who is reached, and forgets who no longer is. */
  #reach(): void {
    const before = this.#reached
    this.#reached = reach(this.#asked())
    const still = new Set(this.#reached.map(({ key }) => key))
    if (before.some(({ key }) => !still.has(key))) this.#left = true
    if (this.#left) this.#sweep()
    this.#loop.wake()
  }

  #sweep(): void {
    const { index, rows, looks } = this.#deps
    const still = new Set(this.#reached.map(({ key }) => key))
    const far = new Set(this.#reached.flatMap(({ key, degree }) => (degree > 1 ? key : [])))
    const lists = this.#lists.others(still)
    const nodes = this.#nodes.others(far)
    rows.forget(lists, nodes)
    for (const key of lists) this.#lists.forget(key)
    for (const key of nodes) this.#nodes.forget(key)
    this.#due.keep(still)
    for (const { tracker, holders } of index.sources())
      if (holders.includes("trusted") && !still.has(tracker)) {
        index.forget(tracker, "trusted")
        looks.leave(tracker)
      }
    this.#left = false
  }

  /** What is to be done next, and when. */
  #next() {
    const jobs = this.#reached.flatMap(({ key, degree, further }) => [
      ...(further > 0 ? [this.#due.of({ tracker: key, what: "list" }, this.#lists.get(key)?.read)] : []),
      ...(degree > 1 ? [this.#due.of({ tracker: key, what: "words" }, this.#nodes.get(key)?.looked)] : []),
    ])
    const open = jobs.filter((job) => !this.#loop.runs(jobName(job)) && !this.#isFrozen(job.tracker))
    if (open.length === 0) return undefined
    const job = open.reduce((a, b) => (b.at < a.at ? b : a))
    return { name: jobName(job), at: job.at, run: (signal: AbortSignal) => this.#do(job, signal) }
  }

  async #do(job: Job, signal: AbortSignal): Promise<void> {
    const { tracker, what } = job
    const before = this.#deps.index.tip(tracker).seq
    try {
      if (what === "list") await this.#readList(tracker, signal)
      else await this.#pace.run((until) => this.#copyWords(tracker, until), signal)
      this.#due.done(job)
    } catch {
      if (signal.aborted) return
      this.#due.failed(job)
      if (what === "words" && this.#deps.index.tip(tracker).seq === before) this.#found(tracker, { state: "silent" })
    }
  }

  /** Its operator looks at what it costs: of a node that told of nobody, or some time ago, it is asked again. */
  async #freshList(tracker: TrackerKey, signal: AbortSignal): Promise<void> {
    const known = this.#lists.get(tracker)
    const age = known?.list ? this.#deps.clock.date() - known.read : -1
    if (age >= 0 && age < FRESH_MS) return
    await this.#readList(tracker, signal).catch((error: unknown) => {
      if (!known) throw error
    })
  }

  async #readList(tracker: TrackerKey, signal: AbortSignal): Promise<void> {
    const { clock, looks } = this.#deps
    const bytes = await this.#pace.run((until) => looks.trust(tracker, until), signal)
    signal.throwIfAborted()
    const known = this.#lists.get(tracker)?.list ?? undefined
    const judged = bytes && judgeList(bytes, tracker, known, clock.date() / 1000)
    const observer = this.#edges.get(tracker)?.observer
    if (judged?.kind === "lie") observer?.listsDiffer()
    // Only while somebody leads to it, or asks what it would cost.
    if ((judged && judged.kind !== "taken") || !this.#reaches(tracker)) return
    this.#lists.put({ tracker, list: judged ? bytes! : null, read: clock.date() })
    observer?.listRead(judged?.nodes.length ?? 0, judged?.total ?? 0)
    this.#reach()
  }

  async #copyWords(tracker: TrackerKey, signal: AbortSignal): Promise<void> {
    const { index, looks } = this.#deps
    // Of a look that was broken off before it could say so.
    if (index.fork(tracker)) return this.#found(tracker, { state: "frozen" })
    const reaches = () => this.#reaches(tracker)
    const left = () => this.#edges.left(this.#payer(tracker), this.#reached, this.#room)
    const end = await copyFar({ tracker, index, looks, room: this.#room, left, reaches, signal })
    if (end === "left") return
    if (end.short) this.#edges.isShort(this.#payer(tracker))
    this.#found(tracker, end)
  }

  #payer(tracker: TrackerKey): TrackerKey {
    return this.#reached.find(({ key }) => key === tracker)?.by ?? tracker
  }

  #reaches(tracker: TrackerKey): boolean {
    return this.#reached.some(({ key }) => key === tracker)
  }

  #found(tracker: TrackerKey, { state, count }: { readonly state: NodeRow["state"]; readonly count?: number }): void {
    if (!this.#reached.some(({ key, degree }) => key === tracker && degree > 1)) return
    this.#nodes.put(tracker, { state, count, looked: this.#deps.clock.date() })
    // Nobody is reached through one that told two stories.
    if (state === "frozen") this.#reach()
  }
}

/** Between looking at what it costs and agreeing to it. */
const FRESH_MS = 60_000
