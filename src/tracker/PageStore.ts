/**
 * Pages of a chain on their way into the store: several go in together, since each commit waits for the disk. What
 * waits is proven; if it is lost it is fetched again.
 */
import type { ChainTip } from "../core/chain.ts"
import type { CheckedEntry } from "../storage/EntryStore.ts"
import type { CopyEnd, CopyJob } from "./copyJob.ts"

/** Entries that wait for each other, at most. */
const AT_ONCE = 2_500

type Quota = Extract<CopyEnd, { kind: "quota" }>

export class PageStore {
  readonly #job: CopyJob
  #waiting: CheckedEntry[] = []
  #octets = 0
  #tip: ChainTip

  constructor(job: CopyJob) {
    this.#job = job
    this.#tip = job.store.tip(job.tracker)
  }

  /** Where the copy will end when all that waits is stored. */
  get tip(): ChainTip {
    return this.#tip
  }

  /** @returns the quota that these entries would break; then they are not taken. */
  take(entries: readonly CheckedEntry[]): Quota | undefined {
    const { store, tracker, limits } = this.#job
    const last = entries.at(-1)!
    const octets = entries.reduce((sum, { entry, body }) => sum + entry.length + body.length, 0)
    if (last.seq > limits.entries) return { kind: "quota", what: "entries", limit: limits.entries }
    if (store.octets(tracker).entries + this.#octets + octets > limits.entryOctets)
      return { kind: "quota", what: "octets", limit: limits.entryOctets }
    this.#waiting.push(...entries)
    this.#octets += octets
    this.#tip = { seq: last.seq, hash: last.hash }
    return undefined
  }

  async flushIfMany(): Promise<void> {
    if (this.#waiting.length >= AT_ONCE) await this.flush()
  }

  async flush(): Promise<void> {
    const { store, tracker, onStored } = this.#job
    const [entries, octets] = [this.#waiting, this.#octets]
    this.#waiting = []
    this.#octets = 0
    // Somebody else may have copied as well, and further: what is there already is passed over.
    const { seq } = store.tip(tracker)
    const fresh = entries.filter((entry) => entry.seq > seq)
    if (fresh.length > 0) {
      store.append(tracker, fresh)
      await onStored(fresh.at(-1)!.seq, octets)
    }
    if (store.tip(tracker).seq > this.#tip.seq) this.#tip = store.tip(tracker)
  }
}
