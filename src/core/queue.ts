/**
 * Which downloads, and which whole copies, run at once, where their operator allows only so many. They run in their
 * order: who stands before another runs before it. A download that has brought nothing for a while gives its place to
 * the next, and has its turn again when all others have had theirs, so that none waits for ever. Pure.
 */

/** What could run: neither paused nor failed, and not being checked. Anything else takes no place. */
export interface QueueItem {
  readonly id: string
  readonly kind: "download" | "seed"
  /** Of two, the lower comes first. */
  readonly place: number
  /** Raised above those of the others whenever its turn has brought nothing; 0 again as soon as anything comes. */
  readonly misses: number
}

export interface QueueLimits {
  /** Undefined: as many as there are. */
  readonly downloads?: number | undefined
  readonly seeds?: number | undefined
}

const first = (a: QueueItem, b: QueueItem): number => a.misses - b.misses || a.place - b.place || (a.id < b.id ? -1 : 1)

const allowed = ({ downloads, seeds }: QueueLimits, kind: QueueItem["kind"]): number =>
  (kind === "download" ? downloads : seeds) ?? Number.POSITIVE_INFINITY

/** Ids of those that run. */
export const running = (items: readonly QueueItem[], limits: QueueLimits): ReadonlySet<string> =>
  new Set(
    (["download", "seed"] as const).flatMap((kind) =>
      items
        .filter((item) => item.kind === kind)
        .toSorted(first)
        .slice(0, allowed(limits, kind))
        .map(({ id }) => id),
    ),
  )

/** Whether any of a kind waits. */
export const crowded = (items: readonly QueueItem[], limits: QueueLimits, kind: QueueItem["kind"]): boolean =>
  items.filter((item) => item.kind === kind).length > allowed(limits, kind)

export type QueueMove = "top" | "up" | "down" | "bottom"

interface Placed {
  readonly id: string
  readonly place: number
}

/** New places of those that a move concerns: one, or two that change theirs; none where it stands there already. */
export const moved = (all: readonly Placed[], id: string, move: QueueMove): readonly Placed[] => {
  const line = all.toSorted((a, b) => a.place - b.place || (a.id < b.id ? -1 : 1))
  const at = line.findIndex((each) => each.id === id)
  const [own, last] = [line[at], line.length - 1]
  if (!own || (move === "top" || move === "up" ? at === 0 : at === last)) return []
  if (move === "top") return [{ id, place: line[0]!.place - 1 }]
  if (move === "bottom") return [{ id, place: line[last]!.place + 1 }]
  const other = line[move === "up" ? at - 1 : at + 1]!
  // Two of one place, out of a history that was put together: only then is an exchange none.
  const apart = other.place === own.place ? (move === "up" ? -1 : 1) : 0
  return [
    { id, place: other.place + apart },
    { id: other.id, place: own.place },
  ]
}
