/** What a share's onion answers to a holder of its token: the title and the .torrent. The asker checks the metainfo itself. */
import { Schema } from "effect"
import { TORRENT_LIMITS } from "../core/bencode/Bencoded.ts"
import { message, OctetsUpTo, Text, Whole } from "./message.ts"

const MAX_TITLE_OCTETS = 2_048

export const MetadataAnswer = Schema.Struct({
  v: Whole(1, 1),
  title: Text(MAX_TITLE_OCTETS),
  metainfo: OctetsUpTo(TORRENT_LIMITS.maxBytes),
})
export type MetadataAnswer = typeof MetadataAnswer.Type

export const MAX_METADATA_ANSWER = TORRENT_LIMITS.maxBytes + MAX_TITLE_OCTETS + 64

const codec = message(MAX_METADATA_ANSWER, 8, MetadataAnswer)
export const encodeMetadataAnswer = codec.encode
export const decodeMetadataAnswer = codec.decode
