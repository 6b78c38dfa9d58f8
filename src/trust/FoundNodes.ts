/** What was found of those who are reached through others, in memory and in its rows. */
import type { TrackerKey } from "../core/ids.ts"
import type { Reached } from "../core/reach.ts"
import { trustScore } from "../core/trustScore.ts"
import type { FarNode } from "./Trust.ts"
import type { NodeRow, TrustRows } from "./TrustRows.ts"

interface Look extends Pick<NodeRow, "state" | "looked"> {
  /** Where it said so. */
  readonly count: number | undefined
}

export class FoundNodes {
  readonly #rows: Pick<TrustRows, "putNode">
  readonly #nodes: Map<TrackerKey, NodeRow>

  constructor(rows: Pick<TrustRows, "nodes" | "putNode">) {
    this.#rows = rows
    this.#nodes = new Map(rows.nodes().map((row) => [row.tracker, row]))
  }

  get(tracker: TrackerKey): NodeRow | undefined {
    return this.#nodes.get(tracker)
  }

  /** Torrents that each lists, as it said last. */
  get counts(): ReadonlyMap<TrackerKey, number> {
    return new Map([...this.#nodes].map(([tracker, { count }]) => [tracker, count]))
  }

  /** It was looked at. One that told two stories stays that, whether it is silent now or tells the first one again. */
  put(tracker: TrackerKey, { state: said, count, looked }: Look): void {
    const before = this.#nodes.get(tracker)
    const state = before?.state === "frozen" ? "frozen" : said
    const found = before?.found ?? (state === "silent" ? null : looked)
    const row = { tracker, found, looked, count: count ?? before?.count ?? 0, state }
    this.#nodes.set(tracker, row)
    try {
      this.#rows.putNode(row)
    } catch {
      // A full disk: it is known until the next start, and then found again.
    }
  }

  /** @returns those that are known of all others. */
  others(than: ReadonlySet<TrackerKey>): readonly TrackerKey[] {
    return [...this.#nodes.keys()].filter((tracker) => !than.has(tracker))
  }

  /** In memory alone. */
  forget(tracker: TrackerKey): void {
    this.#nodes.delete(tracker)
  }
}

/** Those who are reached through others, with what was found of each. */
export const farNodes = (reached: readonly Reached[], nodes: Pick<FoundNodes, "get">): readonly FarNode[] =>
  reached
    .filter(({ degree }) => degree > 1)
    .map(({ key, degree, via, disjoint }) => {
      const row = nodes.get(key)
      const state = row?.state ?? "waiting"
      const seenAt = row && row.state !== "silent" ? row.looked : undefined
      const seen = { entries: row?.count ?? 0, foundAt: row?.found ?? undefined, seenAt }
      return { tracker: key, degree, via, score: trustScore({ degree, disjoint }), state, ...seen }
    })
