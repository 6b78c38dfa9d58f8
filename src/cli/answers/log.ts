/** Lines of `bulbil log` with --json: events, the states that they come to, and rows of the log as they are kept. */
import { Schema } from "effect"
import { count, orNull, text, time } from "./fields.ts"

const payload = Schema.Object.annotations({ description: "what the event says, by its type" })
const state = Schema.Object.annotations({ description: "by its kind; src/actors/KIND/STATE.md tells of each" })

const head = {
  seq: count("place in the log, from 1"),
  stream: text("`torrent/ID` and the like"),
  version: count("place in its stream, from 1"),
  type: text("`torrent.TorrentPaused/1`: its kind, its name, and the version of what it says"),
  at: time("when it was recorded"),
  cause: text("id of what led to it"),
}

const event = {
  ...head,
  durability: text("kept, or expiring: what it says is deleted after some days"),
  payload,
}

export const logLines = {
  "log tail": event,
  "log show": event,
  "log replay": {
    seq: Schema.optional(count("of the event after which this holds; not with --to")),
    type: Schema.optional(text("of that event; not with --to")),
    stream: head.stream,
    mode: text("in which it is"),
    state,
  },
  "log export": {
    ...head,
    expires: count("1: what it says is deleted after some days; 0: never"),
    payload: orNull(payload, "what the event says, by its type; null where that has expired"),
    body_hash: text("hash of what it says: 64 hex digits"),
    hash: text("of this row and all before it: 64 hex digits"),
  },
}
