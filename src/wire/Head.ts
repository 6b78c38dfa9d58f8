/**
 * Head: how far a tracker's chain goes, signed by the tracker's key. Its one signature covers the whole chain, as each
 * entry holds the hash of the one before. A head that is over still proves; it only says that the origin has been
 * silent for long.
 */
import { MAX_SEQ } from "./Entry.ts"
import { Octets, Whole } from "./message.ts"
import { signedMessage } from "./signedMessage.ts"

export const MAX_HEAD = 400
/** How long a head says that the origin is well. */
export const HEAD_LIFETIME_SECONDS = 7 * 86_400

export const Head = signedMessage({
  domain: "bulbil tracker head 1",
  by: "tracker",
  maxBytes: MAX_HEAD,
  maxTokens: 32,
  fields: {
    tracker: Octets(32),
    /** Of the last entry; 0 when there is none. */
    seq: Whole(0, MAX_SEQ),
    /** Of the last entry; `genesis(tracker)` when there is none. */
    hash: Octets(32),
    /** Torrents that are listed now. */
    count: Whole(0, MAX_SEQ),
    at: Whole(0, 2 ** 40),
    expires: Whole(0, 2 ** 40),
  },
})
export type Head = typeof Head.schema.Type
