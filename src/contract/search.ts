/**
 * What is answered to a search: hits in the catalogues that this node has words of. A search is asked for and answered,
 * and leaves no trace: it is no command and no event.
 */
import type { InfoHash, Millis } from "../core/ids.ts"

/** Of a question, in octets. */
export const MOST_QUERY = 128

/** Why a tracker is searched, and how one came to know it. */
export interface KnownBy {
  readonly kind: "own" | "mirrored" | "trusted"
  /** 0: this node's own; 1: chosen by the operator; beyond: through others. */
  readonly degree: number
  /** What the operator calls it, if anything. */
  readonly name: string | null
  /** Names of those through whom it is known. */
  readonly via: readonly string[]
}

export interface HitTracker extends KnownBy {
  /** Its onion. */
  readonly address: string
  /** It has told two stories under one signature. */
  readonly forked: boolean
}

export interface SearchHit {
  readonly infohash: InfoHash
  /** A stranger's words, to be shown and never obeyed. */
  readonly title: string
  readonly description: string
  readonly tags: readonly string[]
  readonly bytes: number
  readonly files: number
  readonly addedAt: Millis
  /** What `DownloadLink` takes. */
  readonly link: string
  /** The torrent of this node that has it, or is getting it. */
  readonly torrent: string | null
  /** All that list it, the nearest first. */
  readonly trackers: readonly HitTracker[]
  /** A file of it whose name is what was looked for, where the title is not. */
  readonly file: string | null
  /** Peers that this node is connected with, and that others speak of. */
  readonly seen: number
  readonly said: number
  /** It has been listed for a week, its tracker is followed here, and nobody is known who has it. */
  readonly quiet: boolean
  /** Nobody was known to have it for a week, and this node has tried several times in vain. */
  readonly dead: boolean
  /** Others that look like this one. */
  readonly alike: number
}

/** A trusted node that can be asked. */
export interface AskableNode extends KnownBy {
  /** Its onion. */
  readonly address: string
  /** Torrents that it lists, as it said last; null: it was not heard of yet. */
  readonly entries: number | null
}

export interface Askable {
  /** What would be sent: the question's words, and nothing else of it. */
  readonly words: string
  /** The best first, not all of them where they are many. */
  readonly nodes: readonly AskableNode[]
  readonly count: number
}

export interface SearchPage {
  readonly hits: readonly SearchHit[]
  /** How many there are in all. */
  readonly found: number
  /** There may be more than were looked at. */
  readonly capped: boolean
  /** Ask for `after` so many to go on; null at the end. */
  readonly next: number | null
  /** Catalogues that were searched, and torrents in them. */
  readonly sources: number
  readonly torrents: number
  /** Addresses of trackers that are left out. */
  readonly muted: readonly string[]
  /** Whose lists are not here, and can be asked. */
  readonly askable: Askable
}

export interface SearchAsked {
  readonly text: string
  readonly after?: number
  readonly limit?: number
  /** Octets. */
  readonly least?: number
  readonly most?: number
  /** Days since it was added. */
  readonly days?: number
  readonly degree?: number
  /** The beginning of a tracker's address. */
  readonly tracker?: string
  /** Whether what is in the list of this node already is shown, alone or not at all. */
  readonly here?: "only" | "not"
  /** Whether what is dead is left out; else it comes behind all others. */
  readonly dead?: "hide"
}
