/** Answers of commands about names and places of torrents. */
import { Schema } from "effect"
import { id, infohash, list, object, octets, orNull, text } from "./fields.ts"

export const placeAnswers = {
  retitle: { id: id("torrent") },
  tag: { id: id("torrent"), tags: list(Schema.String, "the operator's own, all of them") },
  move: {
    id: id("torrent"),
    path: text("where its data are"),
    left: Schema.optional(
      list(object("StayedFile", { path: text("of it"), what: text("why it stayed") }), "what stayed at the old place"),
    ),
  },
  "torrent export": {
    id: id("torrent"),
    infohash: orNull(infohash, "64 hex digits"),
    output: text("the file that was written"),
    bytes: octets("of it"),
  },
}
