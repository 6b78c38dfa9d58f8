/**
 * Facts of one onion stream (a lane: one circuit, one HTTP/2 session to one transfer onion). They name no onion:
 * `torrent` is the torrent's local id, `peer` and `lane` are numbers given by this node. Expiring: a full record of all
 * streams would be a surveillance record of its own operator.
 */
import { Schema } from "effect"
import { type EventOf, expiring, facts } from "./facts.ts"

export const StreamFacts = facts("stream", {
  StreamRequested: expiring({ torrent: Schema.String, peer: Schema.NonNegativeInt, lane: Schema.NonNegativeInt }),
  StreamOpened: expiring({ attempt: Schema.NonNegativeInt, ms: Schema.NonNegativeInt }),
  StreamFailed: expiring({
    attempt: Schema.NonNegativeInt,
    code: Schema.String,
    message: Schema.String,
    remedy: Schema.Literal("back-off", "mirror", "stop"),
    retryAt: Schema.NonNegativeInt,
  }),
  StreamRetried: expiring({ attempt: Schema.NonNegativeInt }),
  StreamClosed: expiring({ reason: Schema.String, bytesIn: Schema.NonNegativeInt, bytesOut: Schema.NonNegativeInt }),
})
export type StreamEvent = EventOf<typeof StreamFacts>
