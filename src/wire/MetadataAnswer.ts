/**
 * What a share's onion answers to a holder of its token: the title and the .torrent, and of a public share the tracker
 * that lists it, so that its mirrors are found when the source is gone. The asker checks the metainfo itself.
 */
import { Schema } from "effect"
import { TORRENT_LIMITS } from "../core/bencode/Bencoded.ts"
import { message, Octets, OctetsUpTo, Text, Whole } from "./message.ts"

const MAX_TITLE_OCTETS = 2_048

export const MAX_METADATA_ANSWER = TORRENT_LIMITS.maxBytes + MAX_TITLE_OCTETS + 128

export const MetadataAnswer = message(
  MAX_METADATA_ANSWER,
  10,
  Schema.Struct({
    v: Whole(1, 1),
    title: Text(MAX_TITLE_OCTETS),
    metainfo: OctetsUpTo(TORRENT_LIMITS.maxBytes),
    tracker: Schema.optional(Octets(32)),
  }),
)
export type MetadataAnswer = typeof MetadataAnswer.schema.Type
