/**
 * A page of a tracker's chain: entries in order, each with its body; an empty body stands for one that was taken back.
 */
import { Schema } from "effect"
import { MAX_BODY, MAX_ENTRY } from "./Entry.ts"
import { message, OctetsUpTo, Whole } from "./message.ts"

export const PAGE_ENTRIES = 500
export const MAX_PAGE = 1024 * 1024

export const EntriesPage = message(
  MAX_PAGE,
  2 * PAGE_ENTRIES + 16,
  Schema.Struct({
    v: Whole(1, 1),
    entries: Schema.Array(OctetsUpTo(MAX_ENTRY)).pipe(Schema.maxItems(PAGE_ENTRIES)),
    /** As many as entries. */
    bodies: Schema.Array(OctetsUpTo(MAX_BODY)).pipe(Schema.maxItems(PAGE_ENTRIES)),
  }),
  { holds: ({ entries, bodies }) => entries.length === bodies.length },
)
export type EntriesPage = typeof EntriesPage.schema.Type
