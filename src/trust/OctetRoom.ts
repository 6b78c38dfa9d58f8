/**
 * The room for all catalogues that are copied for trust's sake. A look reserves a part of what is left, so that those
 * at once do not take the same twice; what it does not need is free again when it ends, and who needs more goes on.
 */
import type { TrackerKey } from "../core/ids.ts"
import type { SearchIndex } from "../search/SearchIndex.ts"
import type { CopyOutcome } from "../tracker/Looks.ts"
import { LOOKS_AT_ONCE } from "./Pace.ts"

/** The last of the room is not cut any smaller. */
const LEAST_PART = 512 * 1024

interface Part {
  readonly tracker: TrackerKey
  /** As far as its catalogue may grow. */
  readonly limit: number
}

export class OctetRoom {
  readonly most: number
  readonly #index: Pick<SearchIndex, "sources" | "octets">
  readonly #parts = new Set<Part>()

  constructor(index: Pick<SearchIndex, "sources" | "octets">, most: number) {
    this.#index = index
    this.most = most
  }

  /** That are here. */
  get octets(): number {
    const trusted = this.#index.sources().filter(({ holders }) => holders.includes("trusted"))
    return trusted.reduce((sum, { octets }) => sum + octets, 0)
  }

  /** That are neither here nor reserved. */
  get left(): number {
    return Math.max(0, this.most - this.octets - this.#reserved(() => true))
  }

  /** That these have, and may still take. */
  takenBy(trackers: readonly TrackerKey[]): number {
    const reserved = this.#reserved((tracker) => trackers.includes(tracker))
    return trackers.reduce((sum, tracker) => sum + this.#own(tracker), reserved)
  }

  /**
   * Copies within a part of the room, and another one when that was too small and there is more.
   * @param further what else bounds it: octets that may come. @param act is given what its catalogue may have in all.
   */
  async copy(
    tracker: TrackerKey,
    act: (octets: number) => Promise<CopyOutcome>,
    further: () => number = () => this.most,
  ): Promise<CopyOutcome> {
    for (let limit = this.#limit(tracker, further()); ;) {
      const part = { tracker, limit }
      this.#parts.add(part)
      const end = await act(limit).finally(() => this.#parts.delete(part))
      if (end.kind !== "quota" || end.what !== "octets") return end
      const next = this.#limit(tracker, further())
      if (next <= limit) return end
      limit = next
    }
  }

  #limit(tracker: TrackerKey, further: number): number {
    return this.#own(tracker) + Math.min(partOf(this.left), partOf(further))
  }

  #reserved(of: (tracker: TrackerKey) => boolean): number {
    let sum = 0
    for (const { tracker, limit } of this.#parts) if (of(tracker)) sum += Math.max(0, limit - this.#own(tracker))
    return sum
  }

  #own(tracker: TrackerKey): number {
    return this.#index.octets(tracker).entries
  }
}

const partOf = (left: number): number => Math.max(0, Math.floor(left / LOOKS_AT_ONCE), Math.min(left, LEAST_PART))
