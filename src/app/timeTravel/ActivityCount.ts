/** How much happened in each hour, by kind of actor. Counted once when it is first asked, and kept up from then on. */
import { setImmediate as othersFirst } from "node:timers/promises"
import type { ActivityIndex } from "../../contract/timeTravel.ts"
import { type Seq, splitStreamId } from "../../core/ids.ts"
import { Turn } from "../../core/Turns.ts"
import type { EventLog } from "../../events/EventLog.ts"

const PAGE = 5_000
const HOUR_MS = 3_600_000

interface Hour {
  readonly hour: number
  readonly first: number
  readonly counts: Map<string, number>
}

export class ActivityCount {
  readonly #log: Pick<EventLog, "heads">
  readonly #hours: Hour[] = []
  readonly #kinds = new Set<string>()
  readonly #turn = new Turn()
  #head = 0 as Seq

  constructor(log: Pick<EventLog, "heads">) {
    this.#log = log
  }

  async index(): Promise<ActivityIndex> {
    await this.#turn.take(() => this.#follow())
    const kinds = [...this.#kinds].sort()
    return {
      head: this.#head,
      hours: this.#hours.map(({ hour }, i) => hour - (this.#hours[i - 1]?.hour ?? 0)),
      first: this.#hours.map(({ first }, i) => first - (this.#hours[i - 1]?.first ?? 0)),
      kinds,
      counts: kinds.map((kind) => this.#hours.map(({ counts }) => counts.get(kind) ?? 0)),
    }
  }

  async #follow(): Promise<void> {
    for (;;) {
      const page = await this.#log.heads(this.#head, PAGE)
      for (const { seq, at, stream } of page) {
        const { kind } = splitStreamId(stream)
        this.#kinds.add(kind)
        const counts = this.#hourOf(at, seq).counts
        counts.set(kind, (counts.get(kind) ?? 0) + 1)
        this.#head = seq
      }
      if (page.length < PAGE) return
      await othersFirst()
    }
  }

  /** In the order of the log: where the clock was set, an hour may come before the one that it follows. */
  #hourOf(at: number, first: number): Hour {
    const hour = Math.floor(at / HOUR_MS)
    const last = this.#hours.at(-1)
    if (last?.hour === hour) return last
    const next = { hour, first, counts: new Map<string, number>() }
    this.#hours.push(next)
    return next
  }
}
