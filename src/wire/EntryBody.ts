/**
 * What an entry says of its torrent: it is offered, or other words are said about it, all of them at once; one that
 * takes it back has no body. No onion stands in it: the metadata and the peers are asked of whoever serves the
 * tracker. Texts are a stranger's, to be shown and never obeyed.
 */
import { Schema } from "effect"
import { MAX_DESCRIPTION, MAX_TAG, MAX_TAGS } from "../core/shareInfo.ts"
import { MAX_BODY, type EntryType } from "./Entry.ts"
import { message, Text, Whole } from "./message.ts"

const MAX_TITLE = 2_048
const MAX_TOKENS = 40

/** What is said about it beside its title; left out where nothing is said. */
const about = {
  description: Schema.optional(Text(MAX_DESCRIPTION)),
  tags: Schema.optional(Schema.Array(Text(MAX_TAG)).pipe(Schema.maxItems(MAX_TAGS))),
}

export const AddTorrent = message(
  MAX_BODY,
  MAX_TOKENS,
  Schema.Struct({
    v: Whole(1, 1),
    title: Text(MAX_TITLE),
    ...about,
    /** Octets of all files. */
    bytes: Whole(0, Number.MAX_SAFE_INTEGER),
    files: Whole(1, 100_000),
  }),
)
export type AddTorrent = typeof AddTorrent.schema.Type

export const EditInfo = message(
  MAX_BODY,
  MAX_TOKENS,
  Schema.Struct({ v: Whole(1, 1), title: Text(MAX_TITLE), ...about }),
)
export type EditInfo = typeof EditInfo.schema.Type

/** What an entry with this body changes; `undefined` when it is not such a body. */
export const decodeEntryBody = (
  type: EntryType,
  bytes: Uint8Array,
): AddTorrent | EditInfo | { readonly v: 1 } | undefined => {
  if (type === "Tombstone") return bytes.length === 0 ? { v: 1 } : undefined
  return type === "AddTorrent" ? AddTorrent.decode(bytes) : EditInfo.decode(bytes)
}
