/**
 * Looks port: what is asked about trackers that are neither held nor mirrored here, over a circuit for each that is
 * used for nothing else. Who answers is checked, and nothing is kept but where the caller says.
 */
import type { OnionAddress, TrackerKey } from "../core/ids.ts"
import type { ChainCopy, EntryStore } from "../storage/EntryStore.ts"

export type CopyOutcome =
  /** `weight`: the metadata are more than the quota; what it can keep of them, in sixteenths. */
  | { readonly kind: "complete"; readonly seq: number; readonly weight?: number }
  | { readonly kind: "older"; readonly seq: number }
  | { readonly kind: "fork"; readonly seq: number }
  | { readonly kind: "quota"; readonly what: "entries" | "octets"; readonly limit: number }

/** Of whom the caller speaks: a tracker, and where else than at its own onion it may be found. */
export interface Sought {
  readonly tracker: TrackerKey
  readonly at?: OnionAddress | undefined
}

/** The newest head, as it was signed. */
export interface HeadFound {
  /** Another one, where the address turns out to be that of a mirror. */
  readonly tracker: TrackerKey
  readonly seq: number
  /** Torrents that are listed. */
  readonly count: number
}

export interface IndexBudget {
  readonly entries: number
  readonly entryOctets: number
}

export interface Looks {
  /** @throws DialError when nobody answers. */
  head(sought: Sought, signal: AbortSignal): Promise<HeadFound>
  /**
   * Copies what is new of its chain, checked as a mirror checks it, and no metadata. The proof of a fork is put where
   * the chain goes. @throws DialError
   */
  copy(
    sought: Sought,
    into: ChainCopy & Pick<EntryStore, "putFork">,
    budget: IndexBudget,
    signal: AbortSignal,
  ): Promise<CopyOutcome>
  /** Tells of heads as they come, for as long as somebody feeds them. @returns when that ends. @throws DialError */
  listen(sought: Sought, onHead: (seq: number) => void, signal: AbortSignal): Promise<void>
  /**
   * Whom its operator lets everybody know that they trust, encoded, as the tracker's own onion says; `undefined` when
   * it tells of nobody. @throws DialError
   */
  trust(tracker: TrackerKey, signal: AbortSignal): Promise<Uint8Array | undefined>
  /**
   * Records of its mirrors, as it, or one of those that are given, says them; whether they are true is for the caller
   * to check. @throws DialError
   */
  mirrors(sought: Sought, known: readonly OnionAddress[], signal: AbortSignal): Promise<readonly Uint8Array[]>
  /** Nothing of it is asked any more. */
  leave(tracker: TrackerKey): void
}
