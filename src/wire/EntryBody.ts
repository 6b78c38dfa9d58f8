/**
 * What an entry says of its torrent: it is offered, or is called otherwise; one that takes it back has no body. No
 * onion stands in it: the metadata and the peers are asked of whoever serves the tracker. Texts are a stranger's, to be
 * shown and never obeyed.
 */
import { Schema } from "effect"
import { MAX_BODY, type EntryType } from "./Entry.ts"
import { message, Text, Whole } from "./message.ts"

const MAX_TITLE = 2_048

export const AddTorrent = message(
  MAX_BODY,
  16,
  Schema.Struct({
    v: Whole(1, 1),
    title: Text(MAX_TITLE),
    /** Octets of all files. */
    bytes: Whole(0, Number.MAX_SAFE_INTEGER),
    files: Whole(1, 100_000),
  }),
)
export type AddTorrent = typeof AddTorrent.schema.Type

export const EditInfo = message(MAX_BODY, 16, Schema.Struct({ v: Whole(1, 1), title: Text(MAX_TITLE) }))
export type EditInfo = typeof EditInfo.schema.Type

/** What an entry with this body changes; `undefined` when it is not such a body. */
export const decodeEntryBody = (
  type: EntryType,
  bytes: Uint8Array,
): AddTorrent | EditInfo | { readonly v: 1 } | undefined => {
  if (type === "Tombstone") return bytes.length === 0 ? { v: 1 } : undefined
  return type === "AddTorrent" ? AddTorrent.decode(bytes) : EditInfo.decode(bytes)
}
