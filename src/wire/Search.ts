/**
 * A question to a tracker, and its answer: the tracker's own signed entries, each with its body, the best first. So
 * nothing can be invented in its name, and what came can be kept. Words only: no filter, no path, nothing of who asks.
 */
import { Schema } from "effect"
import { MAX_BODY, MAX_ENTRY } from "./Entry.ts"
import { message, OctetsUpTo, Text, Whole } from "./message.ts"

const SEARCH_WORDS = 128
export const SEARCH_HITS = 50
export const MAX_ANSWER = 64 * 1024

export const SearchQuestion = message(
  512,
  16,
  Schema.Struct({
    v: Whole(1, 1),
    words: Text(SEARCH_WORDS),
    limit: Whole(1, SEARCH_HITS),
  }),
)
export type SearchQuestion = typeof SearchQuestion.schema.Type

/** A hit is the entry that added it, and after that the one that named it anew, if there is one. */
export const SearchAnswer = message(
  MAX_ANSWER,
  4 * SEARCH_HITS + 16,
  Schema.Struct({
    v: Whole(1, 1),
    entries: Schema.Array(OctetsUpTo(MAX_ENTRY)).pipe(Schema.maxItems(2 * SEARCH_HITS)),
    bodies: Schema.Array(OctetsUpTo(MAX_BODY)).pipe(Schema.maxItems(2 * SEARCH_HITS)),
    /** 1: there is more than fits. */
    more: Whole(0, 1),
  }),
  { holds: ({ entries, bodies }) => entries.length === bodies.length },
)
export type SearchAnswer = typeof SearchAnswer.schema.Type
