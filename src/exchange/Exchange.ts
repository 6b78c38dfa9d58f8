/**
 * Exchange port: the hot path. Blocks in flight, who has what, lanes, rates: all volatile, all bounded. Nothing here is
 * logged and nothing here is durable; what must last is reported to the torrent actor as an observation.
 * All calls are idempotent reconcilers: a restarted actor calls them again and finds its swarm as it was.
 */
import type { Bitfield } from "../core/Bitfield.ts"
import type { ServedSum } from "../core/CopyCount.ts"
import type { HintSource } from "../core/SourcedSet.ts"
import type { InfoHash, OnionAddress, PieceIndex } from "../core/ids.ts"
import type { PieceOrder } from "../core/PiecePicker.ts"
import type { Rates } from "../core/rates.ts"
import type { Visibility } from "../core/shareLink.ts"
import type { PieceStore, StoreError } from "../storage/PieceStore.ts"
import type { OnionSeed } from "../transport/Transport.ts"
import type { Incoming, Session } from "../transport/Sessions.ts"
import type { SwarmLive, SwarmPieces } from "./SwarmLive.ts"

/** What the swarm observes; each call is an input of the torrent actor. */
export interface SwarmObserver {
  /**
   * Checked against the tree, written and flushed. Resolves when the log has committed it; only then the swarm says
   * "have".
   */
  piecesWritten(pieces: readonly PieceIndex[]): Promise<void>
  /** A block did not fit the tree; the peer has been cut off already. */
  peerMisbehaved(peer: number, piece: PieceIndex): void
  /** The swarm would like a lane: the stream actor that answers calls `connect`. */
  laneWanted(peer: number, lane: number): void
  /** This lane is of no more use. */
  laneUnwanted(stream: string): void
  storeFailed(error: StoreError): void
  /** Of a share in place: a piece no longer fits the tree; it is claimed and served no more. */
  pieceChanged(piece: PieceIndex): void
  /** Credit holds the download up from now on; or no longer. Told when the swarm opens, and at each change. */
  creditChanged(enough: boolean): void
  /** So much has gone out by now, ever: told now and then, and when the swarm is left. */
  served(sum: ServedSum): Promise<void>
}

export interface SwarmConfig {
  readonly torrent: string
  readonly infoHash: InfoHash
  /** The exchange owns it from `open` on and closes it. */
  readonly store: PieceStore
  /** Pieces that the log knows as verified. */
  readonly verified: Bitfield
  /**
   * Seeds of this node's transfer onions for the swarm: as many are published as are needed (core/onionNeed), the first
   * ones first. The first one's key is the peer's name in the swarm.
   */
  readonly seeds: readonly OnionSeed[]
  /** A share in place: nothing is ever fetched for it; what no longer fits is served no more, and all else is. */
  readonly inPlace?: boolean
  /** A whole copy begins at rest: for what was there before the node started. */
  readonly resting?: boolean
  /** Charged to nobody, and fetched with what the operator's own downloads leave. */
  readonly spare?: boolean
  /** What had gone out before; asked when a swarm of before has told its last. */
  readonly served?: () => ServedSum
  /** What of it is wanted; all, where it is left out. Who has all that they want counts as complete here. */
  readonly order?: PieceOrder
  /** Of a private swarm that is held by a link: the link's token. */
  readonly token?: string
  readonly observer: SwarmObserver
}

/** Part of a piece: octets from `offset`; with `leaves` the leaf hashes of the whole piece come first. */
export interface PieceRange {
  readonly piece: PieceIndex
  readonly offset: number
  readonly length: number
  readonly leaves: boolean
}

/** What a swarm answers, under whichever path it was asked; `undefined` is the one 404. */
export interface SwarmAnswers {
  have(incoming: Incoming): AsyncIterable<Uint8Array> | undefined
  piece(range: PieceRange, incoming: Incoming): AsyncIterable<Uint8Array> | undefined
}

/** A session to a share's onion, and what opens the share. */
export interface LentSession {
  readonly session: Session
  readonly share: { readonly visibility: Visibility; readonly token: string }
}

/** What has gone out of a torrent. */
export interface Given extends Pick<ServedSum, "octets" | "copies"> {
  /** For so long nobody has asked for octets. */
  readonly quietMs: number
}

/** Octets of pieces since a torrent's swarm was opened. */
export interface TorrentTotals {
  readonly torrent: string
  readonly fetched: number
  readonly served: number
}

/** Encoded PeerRecords that others should hear of. */
export type RecordsListener = (news: readonly Uint8Array[]) => void

export interface Exchange {
  /**
   * To be asked before a torrent is opened: a whole copy begins at rest as long as the node is starting. From then on
   * it counts as resting.
   */
  startsAtRest(torrent: string, whole: boolean): boolean
  /** The node has started. */
  begun(): void
  /**
   * Begins to serve and, while pieces are wanted, to download. Again with the same torrent: a swarm that runs takes
   * over the new observer and order and keeps its own store; one whose store has failed is opened anew. A share in
   * place takes over what is verified by now as well.
   */
  open(config: SwarmConfig): Promise<void>
  /**
   * Resolves when all that is complete now, of all swarms, is written and reported, or after a while: for who is about
   * to hear no more.
   */
  settle(): Promise<void>
  /**
   * Announces `stopped` in its record, ends lanes, writes and reports what is complete, unpublishes, closes the store.
   */
  close(torrent: string): Promise<void>
  /**
   * Encoded PeerRecords from anywhere; checked one by one. Those of a swarm that is not open yet wait for it,
   * unchecked.
   * @param source whom they come from: no source has more than its share of what is kept and dialled.
   * @returns how many were new and true.
   */
  addRecords(torrent: string, records: readonly Uint8Array[], source?: HintSource): number
  /** The same while this node fetches the metadata: lanes are dialled ahead to one of them (FIRST2). */
  addFirstRecords(torrent: string, records: readonly Uint8Array[], source: HintSource): void
  /**
   * Dials a second circuit to the share's onion while this node asks it for the metadata: it is lent as the first one
   * is. Not, where the node dials enough already.
   */
  dialSecond(torrent: string, onion: OnionAddress, share: LentSession["share"]): void
  /**
   * The session over which the metadata came: the exchange owns it from now on, fetches the first pieces over it when
   * the swarm is open, and closes it (FIRST1); in a minute if the swarm does not open.
   */
  lend(torrent: string, lent: LentSession): void
  /**
   * At most 50 encoded PeerRecords, this node's own first (after `close` its `stopped` alone); never one whose lifetime
   * is over.
   */
  records(torrent: string): readonly Uint8Array[]
  /** This node's own last word in the swarm. */
  ownRecord(torrent: string): Uint8Array | undefined
  /** What is wanted of a download from now on: what is begun of the rest is given up and costs nothing. */
  reorder(torrent: string, order: PieceOrder): void
  /** Of a share in place: these pieces fit the tree, as the log knows; or no longer. Nothing of others. */
  claim(torrent: string, pieces: readonly PieceIndex[], fit: boolean): void
  /**
   * In a private swarm that is held by a link: asks other holders whom they know, for when the source does not answer
   * (JOIN2). @returns how many have answered.
   */
  meetHolders(torrent: string, signal: AbortSignal): Promise<number>
  /** Of all swarms that are open. */
  totals(): Iterable<TorrentTotals>
  /** A dial that takes longer, in ms, is late, as this node's own dials go. */
  readonly lateMs: number
  /** Its onions are down until somebody wants what is here. */
  resting(torrent: string): boolean
  /** @param on the source of a private swarm does not answer: its holders stay up, as nobody else hears for them. */
  standIn(torrent: string, on: boolean): void
  /** Whether nobody is known in the swarm who is up: neither gone nor at rest. */
  alone(torrent: string): boolean
  /**
   * How fast pieces may come and go, from now on: of one torrent, until it is closed, or over all of them. Whoever is
   * slowed down by it neither fails nor is thought slow.
   */
  limit(rates: Rates, torrent?: string): void
  /** Of a swarm that is open. */
  given(torrent: string): Given | undefined
  /** What the torrent's download cannot get past at the moment, in words for people. */
  trouble(torrent: string): string | undefined
  /**
   * Called with what is new and true, this node's own record among it; the last one is its `stopped`. Returns the
   * unsubscriber.
   */
  onRecords(torrent: string, listener: RecordsListener): () => void
  /**
   * Dials the peer's lane for the stream actor `stream`; at once when that has an open lane. A lane that is not wanted
   * any more, or is another stream's by now, is refused with the remedy "stop".
   * @returns how long the dial took, in ms, whenever that was; nothing where a lane was open. @throws DialError
   */
  connect(torrent: string, peer: number, lane: number, stream: string, signal: AbortSignal): Promise<number | undefined>
  /** Settles when the lane of `stream` is over; at once if there is none. */
  laneEnded(stream: string): Promise<{ readonly reason: string; readonly bytesIn: number; readonly bytesOut: number }>
  closeLane(stream: string): void
  /**
   * Seconds that this machine's clock seems to be ahead of the others' (negative: behind), when their records were
   * refused for that and no peer is left.
   */
  clockAhead(torrent: string): number | undefined
  /** Signs anew what this node says of itself where the date was set since: others refuse what is dated wrongly. */
  redate(): void
  live(torrent: string): SwarmLive | undefined
  pieces(torrent: string): SwarmPieces | undefined
  /** For a share's onion: it answers as the swarm's own onions do, out of the same budget. */
  answers(torrent: string): SwarmAnswers
  stop(): Promise<void>
}
