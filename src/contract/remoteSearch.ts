/**
 * Asking others for what is not here: trusted nodes whose lists are not copied, or not yet. They read the words that
 * are sent to them, so they are named before, and nobody is asked whom the operator was not shown.
 */
import type { InfoHash } from "../core/ids.ts"
import type { SearchAsked, SearchHit, SearchPage } from "./search.ts"

/** By one question. */
export const MOST_ASKED = 8

export interface RemoteAsked extends Omit<SearchAsked, "after"> {
  /** Addresses of those who may read the words. */
  readonly nodes: readonly string[]
}

/** What one of them answered, or why it did not. */
export type NodeAnswer =
  | {
      readonly ok: true
      readonly address: string
      /** To be shown below all others, the best first. */
      readonly hits: readonly SearchHit[]
      /** Hits that were there before, which it lists as well. */
      readonly again: readonly SearchHit[]
      /** It has more than fits into an answer. */
      readonly more: boolean
    }
  | { readonly ok: false; readonly address: string; readonly code: string; readonly message: string }

export interface RemoteSummary {
  readonly asked: number
  readonly answered: number
  /** All hits that came, the best first. */
  readonly order: readonly InfoHash[]
}

/** Server-sent, in this order: what is here, each node as it answers, the end. */
export type RemoteMessage =
  | { readonly event: "local"; readonly data: SearchPage }
  | { readonly event: "node"; readonly data: NodeAnswer }
  | { readonly event: "over"; readonly data: RemoteSummary }
  /** The node's last word. */
  | { readonly event: "stopped"; readonly data: Record<string, never> }
