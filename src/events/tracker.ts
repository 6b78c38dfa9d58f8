/**
 * Facts of this node's own tracker; its stream id is `tracker/self`. The numbered ones are the entries of its chain, in
 * order: the chain that is served is these facts, signed by the tracker's key (actors/tracker/renderChain).
 */
import { Schema } from "effect"
import { type EventOf, facts, kept } from "./facts.ts"
import { beside } from "./said.ts"

/** Place in the chain, from 1 without gaps, and seconds since 1970. */
const entry = { seq: Schema.NonNegativeInt, at: Schema.NonNegativeInt }
/** SHA-256 of words that were forgotten before the tracker was restored from a backup; then the title is empty. */
const body = { body: Schema.optional(Schema.String) }

export const TrackerFacts = facts("tracker", {
  /** `secret` names the seed of the tracker's onion in the vault. */
  TrackerCreated: kept({ secret: Schema.String }),
  /** Key and entries came from a backup; the facts that follow are its entries. */
  TrackerRestored: kept({}),
  TorrentListed: kept({
    ...entry,
    ...body,
    infohash: Schema.String,
    title: Schema.String,
    ...beside,
    bytes: Schema.NonNegativeInt,
    files: Schema.NonNegativeInt,
  }),
  /** Other words are said about it, all of them at once. */
  TorrentRetitled: kept({ ...entry, ...body, infohash: Schema.String, title: Schema.String, ...beside }),
  TorrentUnlisted: kept({ ...entry, infohash: Schema.String }),
  /**
   * Its key is used elsewhere too: this history is older than what others hold, or not the same. It takes no more
   * entries.
   */
  TrackerContradicted: kept({ seq: Schema.NonNegativeInt }),
})
export type TrackerEvent = EventOf<typeof TrackerFacts>
