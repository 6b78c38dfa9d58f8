/**
 * What one asks of an onion that serves a tracker. Answers are decoded, and nothing more: whether they are true is for
 * the caller to check.
 */
import type { InfoHash } from "../core/ids.ts"
import { type Session, SessionError } from "../transport/Sessions.ts"
import { type Batch, FeedReader } from "../wire/Batch.ts"
import type { EntriesPage } from "../wire/EntriesPage.ts"
import type { FindAnswer, FindQuestion } from "../wire/Find.ts"
import type { RangeItems, RangePrints } from "../wire/Reconcile.ts"
import type { ReleaseBundle } from "../wire/ReleaseBundle.ts"
import { ask, listen } from "../wire/routes/ask.ts"
import { trackerRoutes } from "../wire/routes/tracker.ts"
import { SEARCH_HITS, type SearchAnswer } from "../wire/Search.ts"
import type { Neighbour } from "./reconcile.ts"

const EMPTY = { v: 1, head: [], fork: [], mirrors: [], peers: [] } as const satisfies Batch

export class TrackerClient implements Neighbour {
  readonly session: Session
  readonly #waiting: { readonly idleMs: number; readonly signal: AbortSignal }

  constructor(session: Session, idleMs: number, signal: AbortSignal) {
    this.session = session
    this.#waiting = { idleMs, signal }
  }

  /** Encoded; `undefined` when the onion serves no tracker. */
  async head(): Promise<Uint8Array | undefined> {
    return (await ask(this.session, trackerRoutes.head, this.#waiting)).value
  }

  async fork(): Promise<Uint8Array | undefined> {
    return (await ask(this.session, trackerRoutes.fork, this.#waiting)).value
  }

  async entries(seq: number): Promise<EntriesPage | undefined> {
    return (await ask(this.session, trackerRoutes.entries, { to: { seq }, ...this.#waiting })).value
  }

  async metainfo(infoHash: InfoHash): Promise<Uint8Array | undefined> {
    return (await ask(this.session, trackerRoutes.metadata, { to: { infoHash }, ...this.#waiting })).value
  }

  async search(words: string): Promise<SearchAnswer | undefined> {
    const body = { v: 1, words, limit: SEARCH_HITS } as const
    const { served, value } = await ask(this.session, trackerRoutes.search, { body, ...this.#waiting })
    if (served && !value) throw new SessionError("protocol", "what it answered cannot be read")
    return value
  }

  /** `undefined` when it knows of nothing, or was asked too often. */
  async find(question: FindQuestion): Promise<FindAnswer | undefined> {
    return (await ask(this.session, trackerRoutes.find, { body: question, ...this.#waiting })).value
  }

  async mirrors(): Promise<readonly Uint8Array[]> {
    return (await ask(this.session, trackerRoutes.mirrors, this.#waiting)).value?.mirrors ?? []
  }

  /** One exchange of peer records; `undefined` when the torrent is not listed there. */
  async meet(
    infoHash: InfoHash,
    own: readonly Uint8Array[],
    proof: Uint8Array | undefined,
  ): Promise<readonly Uint8Array[] | undefined> {
    const body = { v: 1, records: own, ...(proof ? { proof } : {}) }
    return (await ask(this.session, trackerRoutes.peers, { to: { infoHash }, body, ...this.#waiting })).value?.records
  }

  async prints(asked: RangePrints): Promise<RangeItems> {
    const { value } = await ask(this.session, trackerRoutes.reconcile, { body: asked, ...this.#waiting })
    if (!value) throw new SessionError("protocol", "the other side cannot compare its records")
    return value
  }

  async wanted(keys: Uint8Array): Promise<Batch> {
    return (await ask(this.session, trackerRoutes.wanted, { body: { v: 1, keys }, ...this.#waiting })).value ?? EMPTY
  }

  /** @param batch encoded */
  async records(batch: Uint8Array): Promise<void> {
    await ask(this.session, trackerRoutes.records, { body: batch, ...this.#waiting })
  }

  /** The newest that it holds whole; `undefined` when it has none, or serves a mirror. */
  async release(): Promise<ReleaseBundle | undefined> {
    return (await ask(this.session, trackerRoutes.release, this.#waiting)).value
  }

  /** Encoded; `undefined` when it tells of nobody. */
  async trust(): Promise<Uint8Array | undefined> {
    return (await ask(this.session, trackerRoutes.trust, this.#waiting)).value
  }

  /** Resolves when the feed ends, rejects when it breaks. */
  async feed(onBatch: (batch: Batch) => void, idleMs: number): Promise<void> {
    const reader = new FeedReader(onBatch)
    const onChunk = (chunk: Uint8Array) => reader.push(chunk)
    await listen(this.session, trackerRoutes.feed, { onChunk, idleMs, signal: this.#waiting.signal })
  }
}
