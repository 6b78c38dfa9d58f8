/**
 * Who can be asked beside the catalogues that are here: nodes that are trusted, by hand or through others, whose lists
 * are too large to be copied, or not copied yet. Nobody else, and none that told two stories or is muted.
 */
import type { Askable, AskableNode } from "../../contract/search.ts"
import type { TrackerKey } from "../../core/ids.ts"
import { sentWords } from "../../core/sentWords.ts"
import type { NodeParts } from "../NodeParts.ts"
import { trustedNodes } from "../trustedNodes.ts"
import { addressOf, type Inquiry } from "./Inquiry.ts"

/** Named at once. */
const MOST_NAMED = 64

/** How much of a list is here. */
interface Copied {
  readonly tracker: TrackerKey
  readonly state: "whole" | "missing" | "silent"
  /** Torrents in it, as was said last; null: never. */
  readonly entries: number | null
}

/** One that can be asked. */
export interface Asking extends AskableNode {
  readonly tracker: TrackerKey
}

export const allAskable = (parts: NodeParts, { sources, standings }: Inquiry): readonly Asking[] => {
  const index = new Map(parts.search.sources().map((source) => [source.tracker, source]))
  const [known, sought] = [new Set<TrackerKey>(), new Set(sources)]
  return [...near(parts), ...far(parts)]
    .filter(({ tracker }) => !known.has(tracker) && known.add(tracker) && sought.has(tracker))
    .filter(({ tracker, state, entries }) => {
      const here = index.get(tracker)
      if (state === "whole" || here?.holders.includes("held")) return false
      return state === "missing" || (here?.count ?? 0) < (entries ?? 1)
    })
    .map((one) => ({ ...one, standing: standings.get(one.tracker)! }))
    .sort(
      (a, b) =>
        Number(a.state === "silent") - Number(b.state === "silent") ||
        b.standing.score - a.standing.score ||
        (a.tracker < b.tracker ? -1 : 1),
    )
    .map(({ tracker, entries, standing: { kind, degree, name, via } }) => ({
      ...{ tracker, address: addressOf(tracker), entries },
      ...{ kind, degree, name, via },
    }))
}

export const askable = (parts: NodeParts, inquiry: Inquiry): Askable => {
  const all = allAskable(parts, inquiry)
  const nodes = all.slice(0, MOST_NAMED).map(({ tracker: _, ...node }) => node)
  return { words: sentWords(inquiry.query), nodes, count: all.length }
}

const near = ({ projector, ports: { vault } }: NodeParts): readonly Copied[] =>
  trustedNodes({ projector, vault }).flatMap(({ tracker, mode, count }): readonly Copied[] => {
    if (mode === "failed" || mode === "frozen" || mode === "revoked") return []
    if (mode === "current") return [{ tracker, state: "whole", entries: count }]
    return [{ tracker, state: mode === "silent" ? mode : "missing", entries: mode === "greeting" ? null : count }]
  })

const far = ({ ports: { trust } }: NodeParts): readonly Copied[] =>
  trust.far().map(({ tracker, state, entries, foundAt }) => ({
    tracker,
    state: state === "current" ? "whole" : state === "silent" ? state : "missing",
    entries: foundAt === undefined ? null : entries,
  }))
