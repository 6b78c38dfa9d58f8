/**
 * What can be read of trackers, own and foreign, beside the rows: a catalogue, the mirrors of a tracker, the peers of a
 * swarm.
 */
import type { InfoHash, Millis } from "../core/ids.ts"

export interface CatalogueEntry {
  readonly infohash: InfoHash
  readonly title: string
  /** May be empty. A stranger's words, as the title is. */
  readonly description: string
  readonly tags: readonly string[]
  readonly bytes: number
  readonly files: number
  readonly seq: number
  readonly addedAt: Millis
  /** What `DownloadLink` takes: `http://<address>/torrent/<infohash>`. */
  readonly link: string
  /** The torrent of this node that has it, or is getting it. */
  readonly torrent: string | null
}

export interface CataloguePage {
  /** The address that was asked for, and the origin's own. */
  readonly address: string
  readonly tracker: string
  /** `self`, a mirror's id, or null: it was read from others just now, and checked, and is not kept. */
  readonly held: string | null
  readonly seq: number
  /** Torrents that are listed, of which `entries` are those asked for. */
  readonly count: number
  /** When the head was signed. */
  readonly at: Millis
  readonly forked: boolean
  readonly entries: readonly CatalogueEntry[]
  /** Ask for `after` this seq to go on; null at the end. */
  readonly next: number | null
}

export interface MirrorPlace {
  readonly address: string
  /** Entries that it says it has. */
  readonly entries: number
  /** When its word runs out. */
  readonly until: Millis
}

export interface MirrorsPage {
  readonly mirrors: readonly MirrorPlace[]
}

export interface PeerView {
  /** The first ten characters of the onion under which it speaks. */
  readonly peer: string
  /** By which its streams and this node's history call it; null while it is none of the swarm that is open. */
  readonly number: number | null
  readonly own: boolean
  /** rest: it has everything, and wakes when somebody wants it. */
  readonly state: "leech" | "seed" | "stopped" | "rest"
  /** Percent. */
  readonly have: number
  readonly lanes: number
  readonly issuedAt: Millis
  readonly until: Millis
}

export interface SwarmPage {
  readonly infohash: string
  readonly peers: readonly PeerView[]
  /** Trackers held here that list it: `self` or a mirror's id, and where else they are mirrored. */
  readonly trackers: readonly {
    readonly held: string
    readonly tracker: string
    readonly mirrors: readonly MirrorPlace[]
  }[]
}
