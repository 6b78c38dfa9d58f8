/** Facts of one share: a folder or file of the operator's, behind an onion and a token of its own. Id: random. */
import { Schema } from "effect"
import { type EventOf, facts, kept } from "./facts.ts"
import { TRACE_KINDS } from "../core/traces.ts"
import { beside, metLimit, seedingLimits } from "./said.ts"

/** As core/traces has them. */
const traceKind = Schema.Literal(...TRACE_KINDS)

/** As core/leftOut has it. */
const LeftOut = Schema.Struct({
  links: Schema.NonNegativeInt,
  special: Schema.NonNegativeInt,
  emptyFolders: Schema.NonNegativeInt,
  unsafeNames: Schema.NonNegativeInt,
  first: Schema.Array(
    Schema.Struct({
      name: Schema.String,
      kind: Schema.Literal("link", "special", "empty-folder", "unsafe-name"),
      reason: Schema.String,
    }),
  ),
})

export const ShareFacts = facts("share", {
  /** `secret` names the onion seed and the token in the vault. */
  ShareRequested: kept({
    path: Schema.String,
    title: Schema.String,
    ...beside,
    secret: Schema.String,
    /** Of a public share: the torrent of the private one that it was made from. */
    publicOf: Schema.optional(Schema.String),
    /** What others see as its name; without it, the last element of the path. */
    name: Schema.optional(Schema.String),
    /**
     * The operator's own .torrent, which the data are to be those of, instead of hashing them; and the infohash that
     * follows from it for a private share.
     */
    given: Schema.optional(Schema.Struct({ file: Schema.String, infohash: Schema.String })),
    /** Names that no torrent may hold were to be left out. */
    skipUnsafe: Schema.optional(Schema.Boolean),
  }),
  /**
   * Its sharer was told what the files say about them, and said what to do: so many files were looked at, so many with
   * findings of each kind; of which kinds something goes along all the same; how many are left out, or shared as
   * cleaned copies. No names of files, and nothing of what is in them.
   */
  ShareMetadataAnswered: kept({
    files: Schema.NonNegativeInt,
    findings: Schema.Record({ key: traceKind, value: Schema.NonNegativeInt }).pipe(Schema.partial),
    kept: Schema.Array(traceKind),
    leftOut: Schema.NonNegativeInt,
    cleaned: Schema.NonNegativeInt,
  }),
  /** Hashing ended; the torrent actor `torrent` has the data. */
  ShareHashed: kept({
    torrent: Schema.String,
    infohash: Schema.String,
    bytes: Schema.NonNegativeInt,
    files: Schema.NonNegativeInt,
    leftOut: Schema.optional(LeftOut),
    /** What had gone out of the torrent before it was shared here. */
    served: Schema.optional(Schema.Struct({ octets: Schema.NonNegativeInt, copies: Schema.NonNegativeInt })),
  }),
  /** Its sharer says something else about it, all of it at once. */
  ShareDescribed: kept({ title: Schema.String, ...beside }),
  /** How long it is offered, all of it at once (core/limits); `from`: nobody reaches it before that date. */
  ShareLimited: kept({ ...seedingLimits, from: Schema.optional(Schema.NonNegativeInt) }),
  /** The date has come before which nobody could reach it. */
  ShareBegun: kept({}),
  /** A limit was met: it is stopped. */
  ShareEnded: kept({ why: metLimit }),
  /**
   * Who has this key reaches the onion; `secret` names it in the vault, with the name of whom it was made for. From the
   * first on nobody else does.
   */
  RecipientAdded: kept({ secret: Schema.String }),
  /** Who has this key reaches it no more. */
  RecipientRevoked: kept({ secret: Schema.String }),
  ShareFailed: kept({ code: Schema.String, message: Schema.String }),
  ShareStopped: kept({}),
  /** The tracker lists a public share no more. */
  ShareUnlisted: kept({}),
})
export type ShareEvent = EventOf<typeof ShareFacts>
