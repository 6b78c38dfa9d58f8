/**
 * Where is it now? A question to a trusted node, by the first 12 bits of the name of a tracker or of a torrent, and
 * what it knows: records of mirrors, each signed by the mirror itself, and of a torrent the trackers that list it.
 */
import { Schema } from "effect"
import { PREFIXES } from "../core/trackerPrefix.ts"
import { message, Octets, OctetsUpTo, Whole, Word } from "./message.ts"
import { MAX_MIRROR_RECORD } from "./MirrorRecord.ts"

/** Of trackers, and of records. */
export const FOUND_MOST = 50
export const MAX_FOUND = 32 * 1024

export const FindQuestion = message(
  64,
  16,
  Schema.Struct({
    v: Whole(1, 1),
    kind: Word("tracker", "torrent"),
    prefix: Whole(0, PREFIXES - 1),
  }),
)
export type FindQuestion = typeof FindQuestion.schema.Type

export const FindAnswer = message(
  MAX_FOUND,
  2 * FOUND_MOST + 16,
  Schema.Struct({
    v: Whole(1, 1),
    trackers: Schema.Array(Octets(32)).pipe(Schema.maxItems(FOUND_MOST)),
    mirrors: Schema.Array(OctetsUpTo(MAX_MIRROR_RECORD)).pipe(Schema.maxItems(FOUND_MOST)),
  }),
)
export type FindAnswer = typeof FindAnswer.schema.Type
