/**
 * One actor's past: its state and row right after any of its events, folded as its actor and its read model fold them.
 * Where it has passed by it leaves a checkpoint each 5,000 events, so that the next question is answered from near by.
 * States and rows are immutable, so that a checkpoint is a reference. Reads in pages, and lets others have their turn
 * between two of them.
 */
import { setImmediate as othersFirst } from "node:timers/promises"
import type { StreamId } from "../../core/ids.ts"
import type { EventLog, StoredEvent } from "../../events/EventLog.ts"
import { type Identified, rowAfter, type RowModel } from "../../projections/ReadModel.ts"
import type { ModeVisit } from "../../contract/timeTravel.ts"
import { factOf } from "./factOf.ts"

const PAGE = 1_000
const CHECKPOINT = 5_000

/** What an actor decides by: enough of its definition to fold its history. */
export interface Folding {
  readonly initial: unknown
  evolve(state: unknown, event: StoredEvent["event"]): unknown
  modeOf(state: unknown): string
}

export interface PastPoint {
  /** 0 before the first event. */
  readonly version: number
  readonly state: unknown
  readonly row: Identified | undefined
}

export interface PastStep {
  readonly before: PastPoint
  readonly stored: StoredEvent
  readonly after: PastPoint
}

export interface ActorPastOptions {
  readonly log: Pick<EventLog, "streamPage">
  readonly stream: StreamId
  readonly id: string
  readonly folding: Folding
  readonly model: RowModel<string, any, any, any>
}

export class ActorPast {
  readonly #options: ActorPastOptions
  readonly #checkpoints: PastPoint[]
  readonly #visits: ModeVisit[] = []
  #visited: PastPoint

  constructor(options: ActorPastOptions) {
    this.#options = options
    this.#visited = { version: 0, state: options.folding.initial, row: undefined }
    this.#checkpoints = [this.#visited]
  }

  modeAt({ state }: PastPoint): string {
    return this.#options.folding.modeOf(state)
  }

  /** @returns undefined where there is no event of this version, or it has expired. */
  async at(version: number): Promise<PastStep | undefined> {
    const from = this.#checkpoints.findLast((point) => point.version < version)!
    for await (const step of this.#steps(from)) {
      if (step.after.version >= version) return step.after.version === version ? step : undefined
    }
    return undefined
  }

  /** All modes it has been in, oldest first. */
  async visits(): Promise<readonly ModeVisit[]> {
    for await (const { before, stored, after } of this.#steps(this.#visited)) {
      const mode = this.modeAt(after)
      if (mode !== this.modeAt(before) || this.#visits.length === 0)
        this.#visits.push({ mode, version: stored.version, at: stored.at, fact: factOf(stored) })
      this.#visited = after
    }
    return this.#visits
  }

  async *#steps(from: PastPoint): AsyncGenerator<PastStep> {
    const { log, stream, id, folding, model } = this.#options
    for (let before = from; ;) {
      const page = await log.streamPage(stream, before.version, PAGE)
      for (const stored of page) {
        const after: PastPoint = {
          version: stored.version,
          state: folding.evolve(before.state, stored.event),
          row: rowAfter(model, id, before.row, stored),
        }
        if (after.version >= this.#checkpoints.at(-1)!.version + CHECKPOINT) this.#checkpoints.push(after)
        yield { before, stored, after }
        before = after
      }
      if (page.length < PAGE) return
      await othersFirst()
    }
  }
}
