/**
 * Batch: what those that share a tracker tell each other in near real time: the newest head, records of peers and of
 * mirrors, a proof of a fork. All stay encoded; each is checked by who takes it. A feed is a sequence of batches, each
 * with its length before it.
 */
import { Schema } from "effect"
import { MAX_FORK_PROOF } from "./ForkProof.ts"
import { MAX_HEAD } from "./Head.ts"
import { message, OctetsUpTo, Whole } from "./message.ts"
import { MAX_MIRROR_RECORD } from "./MirrorRecord.ts"
import { MAX_PEER_RECORD } from "./PeerRecord.ts"

export const BATCH_RECORDS = 100
/** Of its records. */
export const BATCH_OCTETS = 32 * 1024
export const MAX_BATCH = BATCH_OCTETS + 4 * 1024

export const Batch = message(
  MAX_BATCH,
  2 * BATCH_RECORDS + 16,
  Schema.Struct({
    v: Whole(1, 1),
    /** One or none. */
    head: Schema.Array(OctetsUpTo(MAX_HEAD)).pipe(Schema.maxItems(1)),
    fork: Schema.Array(OctetsUpTo(MAX_FORK_PROOF)).pipe(Schema.maxItems(1)),
    mirrors: Schema.Array(OctetsUpTo(MAX_MIRROR_RECORD)).pipe(Schema.maxItems(BATCH_RECORDS)),
    peers: Schema.Array(OctetsUpTo(MAX_PEER_RECORD)).pipe(Schema.maxItems(BATCH_RECORDS)),
  }),
)
export type Batch = typeof Batch.schema.Type

/**
 * A batch as the feed carries it: its length in 32 bits, big endian, then its octets; a length of 0 says that the
 * sender lives.
 */
export const frameBatch = (batch: Uint8Array): Uint8Array => {
  const frame = new Uint8Array(4 + batch.length)
  new DataView(frame.buffer).setUint32(0, batch.length)
  frame.set(batch, 4)
  return frame
}

export class FeedError extends Error {
  readonly _tag = "FeedError"
}

/** Reads a feed cut anywhere; holds at most one frame. Throws FeedError at the first octet that breaks the rules. */
export class FeedReader {
  readonly #onBatch: (batch: Batch) => void
  readonly #head = new Uint8Array(4)
  #headAt = 0
  #body: Uint8Array | undefined
  #bodyAt = 0

  constructor(onBatch: (batch: Batch) => void) {
    this.#onBatch = onBatch
  }

  /** @throws FeedError */
  push(chunk: Uint8Array): void {
    for (let at = 0; at < chunk.length;) {
      if (!this.#body) {
        this.#head[this.#headAt++] = chunk[at++]!
        if (this.#headAt < 4) continue
        this.#headAt = 0
        const length = new DataView(this.#head.buffer).getUint32(0)
        if (length > MAX_BATCH) throw new FeedError("a batch over its cap")
        if (length === 0) continue
        this.#body = new Uint8Array(length)
        this.#bodyAt = 0
        continue
      }
      const part = chunk.subarray(at, at + this.#body.length - this.#bodyAt)
      this.#body.set(part, this.#bodyAt)
      this.#bodyAt += part.length
      at += part.length
      if (this.#bodyAt < this.#body.length) continue
      const batch = Batch.decode(this.#body)
      this.#body = undefined
      if (!batch) throw new FeedError("a batch that is none")
      this.#onBatch(batch)
    }
  }
}
