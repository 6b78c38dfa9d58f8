/** Facts of one share: a folder or file of the operator's, behind an onion and a token of its own. Id: random. */
import { Schema } from "effect"
import { type EventOf, facts, kept } from "./facts.ts"

export const ShareFacts = facts("share", {
  /** `secret` names the onion seed and the token in the vault. */
  ShareRequested: kept({
    path: Schema.String, title: Schema.String, secret: Schema.String,
    /** Of a public share: the torrent of the private one that it was made from. */
    publicOf: Schema.optional(Schema.String),
  }),
  /** Hashing ended; the torrent actor `torrent` has the data. */
  ShareHashed: kept({ torrent: Schema.String, infohash: Schema.String, bytes: Schema.NonNegativeInt, files: Schema.NonNegativeInt }),
  ShareFailed: kept({ code: Schema.String, message: Schema.String }),
  ShareStopped: kept({}),
  /** The tracker lists a public share no more. */
  ShareUnlisted: kept({}),
})
export type ShareEvent = EventOf<typeof ShareFacts>
