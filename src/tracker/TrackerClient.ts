/**
 * What one asks of an onion that serves a tracker. Answers are decoded, and nothing more: whether they are true is for
 * the caller to check.
 */
import type { InfoHash } from "../core/ids.ts"
import { TORRENT_LIMITS } from "../core/bencode/Bencoded.ts"
import { type Session, SessionError } from "../transport/Sessions.ts"
import { Batch, FeedReader, MAX_BATCH } from "../wire/Batch.ts"
import { EntriesPage, MAX_PAGE } from "../wire/EntriesPage.ts"
import { MAX_FORK_PROOF } from "../wire/ForkProof.ts"
import { MAX_HEAD } from "../wire/Head.ts"
import { PeersExchange, MAX_PEERS_EXCHANGE } from "../wire/PeersExchange.ts"
import { RangeItems, RangePrints, Wanted, MAX_RANGE_ITEMS } from "../wire/Reconcile.ts"
import { type TrackerPath, trackerPath } from "../wire/trackerPath.ts"
import type { Neighbour } from "./reconcile.ts"

const EMPTY = { v: 1, head: [], fork: [], mirrors: [], peers: [] } as const satisfies Batch

export class TrackerClient implements Neighbour {
  readonly session: Session
  readonly #idleMs: number
  readonly #signal: AbortSignal

  constructor(session: Session, idleMs: number, signal: AbortSignal) {
    this.session = session
    this.#idleMs = idleMs
    this.#signal = signal
  }

  /** Encoded; `undefined` when the onion serves no tracker. */
  head(): Promise<Uint8Array | undefined> {
    return this.#get({ kind: "head" }, MAX_HEAD)
  }

  fork(): Promise<Uint8Array | undefined> {
    return this.#get({ kind: "fork" }, MAX_FORK_PROOF)
  }

  async entries(from: number): Promise<EntriesPage | undefined> {
    const bytes = await this.#get({ kind: "entries", from }, MAX_PAGE)
    return bytes && EntriesPage.decode(bytes)
  }

  metainfo(infoHash: InfoHash): Promise<Uint8Array | undefined> {
    return this.#get({ kind: "metadata", infoHash }, TORRENT_LIMITS.maxBytes)
  }

  async mirrors(): Promise<readonly Uint8Array[]> {
    const bytes = await this.#get({ kind: "mirrors" }, MAX_BATCH)
    return (bytes && Batch.decode(bytes)?.mirrors) ?? []
  }

  /** One exchange of peer records; `undefined` when the torrent is not listed there. */
  async meet(
    infoHash: InfoHash,
    own: readonly Uint8Array[],
    proof: Uint8Array | undefined,
  ): Promise<readonly Uint8Array[] | undefined> {
    const body = PeersExchange.encode({ v: 1, records: own, ...(proof ? { proof } : {}) })
    const bytes = await this.#post({ kind: "peers", infoHash }, body, MAX_PEERS_EXCHANGE)
    return bytes && PeersExchange.decode(bytes)?.records
  }

  async prints(asked: RangePrints): Promise<RangeItems> {
    const bytes = await this.#post({ kind: "reconcile" }, RangePrints.encode(asked), MAX_RANGE_ITEMS)
    const items = bytes && RangeItems.decode(bytes)
    if (!items) throw new SessionError("protocol", "the other side cannot compare its records")
    return items
  }

  async wanted(keys: Uint8Array): Promise<Batch> {
    const bytes = await this.#post({ kind: "wanted" }, Wanted.encode({ v: 1, keys }), 4 * MAX_BATCH)
    return (bytes && Batch.decode(bytes)) ?? EMPTY
  }

  async records(batch: Uint8Array): Promise<void> {
    await this.#post({ kind: "records" }, batch, 0)
  }

  /** Resolves when the feed ends, rejects when it breaks. */
  async feed(onBatch: (batch: Batch) => void, idleMs: number): Promise<void> {
    const reader = new FeedReader(onBatch)
    const onChunk = (chunk: Uint8Array) => reader.push(chunk)
    await this.session.ask({
      method: "GET",
      path: trackerPath({ kind: "feed" }),
      maxBytes: Number.MAX_SAFE_INTEGER,
      onChunk,
      idleMs,
      signal: this.#signal,
    })
  }

  async #get(path: TrackerPath, maxBytes: number): Promise<Uint8Array | undefined> {
    const answer = await this.session.ask({
      method: "GET",
      path: trackerPath(path),
      maxBytes,
      idleMs: this.#idleMs,
      signal: this.#signal,
    })
    return answer.status === 200 ? answer.body : undefined
  }

  async #post(path: TrackerPath, body: Uint8Array, maxBytes: number): Promise<Uint8Array | undefined> {
    const answer = await this.session.ask({
      method: "POST",
      path: trackerPath(path),
      body,
      maxBytes,
      idleMs: this.#idleMs,
      signal: this.#signal,
    })
    return answer.status === 200 ? answer.body : undefined
  }
}
