/** Answers of commands about names and places of torrents. */
import { Schema } from "effect"
import { id, infohash, list, octets, orNull, text } from "./fields.ts"

export const placeAnswers = {
  retitle: { id: id("torrent") },
  tag: { id: id("torrent"), tags: list(Schema.String, "the operator's own, all of them") },
  "torrent export": {
    id: id("torrent"),
    infohash: orNull(infohash, "64 hex digits"),
    output: text("the file that was written"),
    bytes: octets("of it"),
  },
}
