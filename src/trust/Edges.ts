/** The edges, in the order in which it was agreed how far they lead; and what each of these agreements covers. */
import type { TrackerKey } from "../core/ids.ts"
import type { OwnEdge, Reached } from "../core/reach.ts"
import { type Agreed, coverOf } from "../core/trustCost.ts"
import type { OctetRoom } from "./OctetRoom.ts"
import type { Beyond, Edge } from "./Trust.ts"

/** Of an edge until its actor is up. */
export const unheard = { listRead: () => undefined, listsDiffer: () => undefined }

const NOTHING: Agreed = { nodes: 0, octets: 0 }

export class Edges {
  readonly #edges = new Map<TrackerKey, Edge>()
  /** On whose account something was not copied, as it would have been more than was agreed to. */
  readonly #short = new Set<TrackerKey>()

  get(tracker: TrackerKey): Edge | undefined {
    return this.#edges.get(tracker)
  }

  /** What is agreed to anew comes last. @returns whether it may lead to others than before. */
  put(edge: Edge): boolean {
    const before = this.#edges.get(edge.tracker)
    const same = before !== undefined && isSame(before, edge)
    if (!same) this.delete(edge.tracker)
    this.#edges.set(edge.tracker, edge)
    return !same || before.frozen !== edge.frozen
  }

  delete(tracker: TrackerKey): boolean {
    this.#short.delete(tracker)
    return this.#edges.delete(tracker)
  }

  #cover(tracker: TrackerKey): Agreed {
    return coverOf(this.#edges.get(tracker)?.agreed ?? NOTHING)
  }

  /** Until it is agreed to anew. */
  isShort(tracker: TrackerKey): void {
    if (this.#edges.has(tracker)) this.#short.add(tracker)
  }

  /** @param withheld how many nodes each leads to that would be too many. */
  beyond(withheld: ReadonlyMap<TrackerKey, number>): readonly Beyond[] {
    return [...withheld].flatMap(([tracker, nodes]) => {
      const octets = this.#short.has(tracker)
      return nodes > 0 || octets ? { tracker, nodes, octets } : []
    })
  }

  /** Octets that may still come on its account. */
  left(tracker: TrackerKey, reached: readonly Reached[], room: Pick<OctetRoom, "takenBy">): number {
    const paid = reached.flatMap(({ key, degree, by }) => (degree > 1 && by === tracker ? key : []))
    return this.#cover(tracker).octets - room.takenBy(paid)
  }

  asked(): readonly OwnEdge[] {
    return Array.from(this.#edges.values(), ({ tracker, degrees }) => ({
      key: tracker,
      degrees,
      most: this.#cover(tracker).nodes,
    }))
  }
}

const isSame = (a: Edge, b: Edge): boolean =>
  a.degrees === b.degrees && a.agreed?.nodes === b.agreed?.nodes && a.agreed?.octets === b.agreed?.octets
