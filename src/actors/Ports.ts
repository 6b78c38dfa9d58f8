/** What the actors' effects may reach of the world. app/ provides the adapters; tests provide the simulator's. */
import type { Duplex } from "node:stream"
import type { Clock, Random } from "../core/Clock.ts"
import type { OnionAddress, TrackerKey } from "../core/ids.ts"
import type { Metainfo } from "../core/metainfo/Metainfo.ts"
import type { EventLog } from "../events/EventLog.ts"
import type { Credit } from "../credit/Credit.ts"
import type { Exchange } from "../exchange/Exchange.ts"
import type { Relay } from "../relay/Relay.ts"
import type { Releases } from "../release/Releases.ts"
import type { SearchIndex } from "../search/SearchIndex.ts"
import type { EntryStore } from "../storage/EntryStore.ts"
import type { Library } from "../storage/Library.ts"
import type { HashProgress, Storage } from "../storage/PieceStore.ts"
import type { Vault } from "../storage/Vault.ts"
import type { Trackers } from "../tracker/Trackers.ts"
import type { Sessions } from "../transport/Sessions.ts"
import type { ClientKey, OnionSeed, Transport } from "../transport/Transport.ts"
import type { Directory, Sightings } from "../trust/Directory.ts"
import type { Trust } from "../trust/Trust.ts"
import type { ActorInput, TellResult } from "./kernel/ActorDefinition.ts"
import type { LinkKeys } from "./LinkKeys.ts"

/**
 * Where the data of torrents lie. Paths that are kept are relative to the node's data folder, where they lie below it.
 */
export interface Places {
  /**
   * The place for a download, below `folder`, that overlaps with nothing of this node's; for others taken until the
   * torrent is gone.
   */
  claim(
    torrent: string,
    folder: string,
    name: string,
    singleFile: boolean,
  ): Promise<ClaimedPlace | { readonly code: string; readonly message: string }>
  /** Of a path that was kept. */
  resolve(path: string): string
  /**
   * Why a file must stay although this torrent goes: something else of this node uses it. In words that go on from its
   * path.
   */
  usedBy(torrent: string, path: string): string | undefined
}

export interface ClaimedPlace {
  /** As it is to be kept. */
  readonly path: string
  /** Something is there, which need not be the torrent's. */
  readonly existing: boolean
}

/** Checked as a download checks them. */
export interface FetchedMetadata {
  /** As the share's owner has it; empty where nobody said one. */
  readonly title: string
  readonly metainfo: Metainfo
  /** The tracker that lists it. */
  readonly tracker?: TrackerKey
}

export interface Inspected {
  /**
   * Metadata that the operator looked at within the last minute, by the same link.
   * @param name its token or infohash
   */
  find(onion: OnionAddress, name: string, key: Uint8Array | undefined): FetchedMetadata | undefined
}

export interface Ports {
  readonly clock: Clock
  readonly random: Random
  readonly transport: Transport
  readonly sessions: Sessions
  readonly storage: Storage
  readonly library: Library
  readonly inspected: Inspected
  readonly vault: Vault
  readonly linkKeys: LinkKeys
  readonly exchange: Exchange
  readonly trackers: Trackers
  readonly entries: EntryStore
  readonly search: SearchIndex
  readonly trust: Trust
  readonly sightings: Sightings
  readonly directory: Directory
  readonly relay: Relay
  readonly credit: Credit
  readonly releases: Releases
  /** Has the transport's tor avoid this operator's own relays, by whatever is known of them by now. */
  readonly avoidRelays: () => Promise<void>
  /** For what an actor makes of its own history. */
  readonly log: Pick<EventLog, "page" | "streamPage" | "onCommit" | "streams">
  readonly places: Places
  /** Why a tracker cannot be mirrored as this mirror: it is this node's own, or mirrored already. */
  readonly heldElsewhere: (tracker: TrackerKey, mirror: string) => string | undefined
  /** The operator's way in. */
  readonly management: {
    /** As it is to be published; `changed` is aborted when it is to be another. */
    onion(): {
      readonly seed: OnionSeed
      readonly clients: readonly ClientKey[] | undefined
      readonly changed: AbortSignal
    }
    /** Takes the streams that come to it. */
    attach(stream: Duplex): void
  }
  /**
   * Where a share's hashing or the move of a torrent's data stands, and the troubles of a share, torrent or mirror:
   * shown live, never stored. A share and its torrent have one id: what is told `about` one thing leaves the rest.
   */
  readonly progress: {
    hashing(share: string, progress: HashProgress | undefined): void
    trouble(id: string, message: string | undefined, about?: "clock" | "files" | "keys"): void
  }
  /**
   * The onion of a share, a mirror, the management or the tracker is up at `address`, or gone.
   * @param waits why there is no address, in words for people, where it has to wait for one.
   */
  readonly published: (name: string, address: string | undefined, waits?: string) => void
  /** Ends a share as its operator would: its link, its keys, and the seeding of what only it shared. */
  readonly endShare: (share: string) => Promise<void>
  /** Speaks to another actor: its commands are all one may know of it. */
  readonly tell: (kind: string, id: string, input: ActorInput) => Promise<TellResult>
  /** How long expiring events are kept; `changed` is aborted when that is another. */
  readonly retention: () => { readonly ms: number; readonly changed: AbortSignal }
  /** Redacts expiring events older than the retention time. @returns how many. */
  readonly expireHistory: (before: number) => Promise<number>
}

/** The ports that an effect uses, and no other. */
export type Needs<Names extends keyof Ports> = Pick<Ports, Names>
