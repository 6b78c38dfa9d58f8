/**
 * Trust port: everything volatile about whom this node trusts (adapter: TrustWeb). The pace of all that is asked for
 * trust's sake, who is looked at more closely, and the nodes that are reached through others, of which the log knows
 * nothing. `keep` and `drop` are idempotent reconcilers.
 */
import type { TrackerKey } from "../core/ids.ts"
import type { Agreed, TrustCost } from "../core/trustCost.ts"
import type { CopyOutcome } from "../tracker/Looks.ts"

/** What becomes known of the node itself while others are reached through it. */
export interface EdgeObserver {
  /** How many nodes its list has room for, and how many it speaks of in all. */
  listRead(nodes: number, total: number): void
  /** Two lists of one seq, both signed. */
  listsDiffer(): void
}

export interface Edge {
  readonly tracker: TrackerKey
  /** 1: the node alone. */
  readonly degrees: number
  /** What the operator agreed to that this may cost. */
  readonly agreed?: Agreed | undefined
  /** It told two stories: nobody is reached through it, whoever else leads to it. */
  readonly frozen: boolean
  readonly observer: EdgeObserver
}

/** One that is reached through others. */
export interface FarNode {
  readonly tracker: TrackerKey
  readonly degree: number
  /** Those through whom it was reached. */
  readonly via: readonly TrackerKey[]
  /** From 0 to 1. */
  readonly score: number
  /** `remote`: its catalogue is too large to be copied. */
  readonly state: "waiting" | "current" | "remote" | "silent" | "frozen"
  readonly entries: number
  /** The machine's date when it was found first. */
  readonly foundAt: number | undefined
  /** And when it answered last, where it answers. */
  readonly seenAt: number | undefined
}

/** What an edge leads to that is more than its operator agreed to, and so is not done. */
export interface Beyond {
  readonly tracker: TrackerKey
  /** So many nodes are told of that are not asked, as far as is known. */
  readonly nodes: number
  /** Catalogues are not copied, or not whole, as that would be more octets. */
  readonly octets: boolean
}

export interface Trust {
  /**
   * Waits for its turn among all looks, then acts; rejects when the signal is aborted first. What is done has to end
   * when the signal that it is given is aborted: no look may take for ever.
   */
  paced<T>(act: (until: AbortSignal) => Promise<T>, signal: AbortSignal): Promise<T>
  /** The operator looks at this one: it is among the few whose news are listened to. */
  lookAt(tracker: TrackerKey): void
  isListenedTo(tracker: TrackerKey): boolean
  /** Called when the operator wants it looked at now, or it is listened to no longer. Returns the unsubscriber. */
  onLook(tracker: TrackerKey, listener: () => void): () => void
  /** From now on others are reached through this node, so far. */
  keep(edge: Edge): void
  /** It is trusted no more: what only it led to is gone, and its words, when this returns. */
  drop(tracker: TrackerKey): void
  far(): readonly FarNode[]
  /** Those that are trusted by hand, then those that are reached through them, the nearest first. */
  reached(): readonly TrackerKey[]
  /** Those that only this one leads to, the nearest first. */
  lost(tracker: TrackerKey): readonly TrackerKey[]
  /** Of reaching so far through it; asks it for its list, where that is not known, and nobody else. */
  cost(tracker: TrackerKey, degrees: number, signal: AbortSignal): Promise<TrustCost>
  /** Octets of catalogues that are indexed for trust's sake, and the most that may be. */
  room(): { readonly octets: number; readonly most: number }
  /**
   * Copies a catalogue within that: `act` is given what it may have in all, and called again where it needs more and
   * there is more.
   */
  copying(tracker: TrackerKey, act: (octets: number) => Promise<CopyOutcome>): Promise<CopyOutcome>
  /** Those edges that lead further than was agreed to. */
  beyond(): readonly Beyond[]
}

/** Of one catalogue; a larger one is not copied. */
export const MOST_ENTRIES = 50_000
