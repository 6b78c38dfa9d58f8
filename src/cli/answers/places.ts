/** Answers of commands about names and places of torrents. */
import { Schema } from "effect"
import { id, list } from "./fields.ts"

export const placeAnswers = {
  retitle: { id: id("torrent") },
  tag: { id: id("torrent"), tags: list(Schema.String, "the operator's own, all of them") },
}
