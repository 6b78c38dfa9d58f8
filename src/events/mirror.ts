/**
 * Facts of one mirror: a copy of another node's tracker. Id: random. The entries themselves lie in the entry store; the
 * log knows how far they go. Whose tracker it is, and where, is the vault's to know.
 */
import { Schema } from "effect"
import { type EventOf, facts, kept } from "./facts.ts"

const Update = Schema.Literal("auto", "manual")

export const MirrorFacts = facts("mirror", {
  /** `secret` names the seed of the mirror's own onion, and the address that was pasted, in the vault. */
  MirrorRequested: kept({ secret: Schema.String, update: Update }),
  /** The tracker's chain is said, by its own signature, to go as far as this. */
  HeadLearned: kept({ seq: Schema.NonNegativeInt, at: Schema.NonNegativeInt }),
  /** Checked and stored, up to and with `seq`. */
  EntriesMirrored: kept({ seq: Schema.NonNegativeInt, octets: Schema.NonNegativeInt }),
  /** The copy goes as far as the head it was made for. */
  MirrorCompleted: kept({ seq: Schema.NonNegativeInt, torrents: Schema.NonNegativeInt }),
  UpdateChosen: kept({ update: Update }),
  UpdateRequested: kept({}),
  /** Somebody offered a head that is older than the copy, under the tracker's own signature. */
  RollbackRefused: kept({ offered: Schema.NonNegativeInt, seq: Schema.NonNegativeInt }),
  /** Two different stories of one seq, both signed: proven. */
  TrackerForked: kept({ seq: Schema.NonNegativeInt }),
  QuotaReached: kept({ what: Schema.Literal("entries", "octets"), limit: Schema.NonNegativeInt }),
  /**
   * The metadata are more than its quota: it keeps part of them, in sixteenths of all. Sixteen: it can keep all of them
   * again.
   */
  ShelfChosen: kept({ weight: Schema.Int.pipe(Schema.between(0, 16)) }),
  /** Shards whose metadata are all here, of those that are its to keep in that week; octets of all metadata. */
  ShelfFilled: kept({
    epoch: Schema.NonNegativeInt,
    shards: Schema.NonNegativeInt,
    octets: Schema.NonNegativeInt,
  }),
  /** Shards that are others' to keep, and were dropped to make room. */
  ShelfLeft: kept({ shards: Schema.NonNegativeInt }),
  MirrorFailed: kept({ code: Schema.String, message: Schema.String }),
  MirrorRemoved: kept({}),
})
export type MirrorEvent = EventOf<typeof MirrorFacts>
