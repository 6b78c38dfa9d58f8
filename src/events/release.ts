/**
 * Facts of newer software: what was offered by trusted nodes, verified, fetched and compared; its stream id is
 * `release/self`. A trusted node is named by its local id. No fact says that anything was installed: nothing ever is.
 */
import { Schema } from "effect"
import { type EventOf, facts, kept } from "./facts.ts"

const Seq = Schema.NonNegativeInt
const Text = Schema.String

export const ReleaseFacts = facts("release", {
  /** Another version runs, or another tree of files, or one that knows other maintainers (SHA-256 of their root). */
  SoftwareStarted: kept({ version: Text, tree: Text, root: Text }),
  /** As many of the maintainers as have to signed it; `bundle` is what they signed, in base64, under `root`. */
  ReleaseVerified: kept({
    seq: Seq,
    version: Text,
    infohash: Text,
    sha256: Text,
    size: Schema.NonNegativeInt,
    tree: Text,
    critical: Schema.Boolean,
    minTor: Text,
    notes: Text,
    minisigs: Schema.Array(Text),
    signers: Schema.Array(Text),
    from: Text,
    root: Text,
    bundle: Text,
  }),
  /** The same release, signed anew so that the signatures last for longer. */
  ReleaseRenewed: kept({ seq: Seq, signers: Schema.Array(Text), from: Text, bundle: Text }),
  /** What a trusted node offers now; `verified`: signed, not only said. */
  ReleaseSeen: kept({ from: Text, seq: Seq, version: Text, verified: Schema.Boolean, at: Seq }),
  ReleaseRefused: kept({ from: Text, why: Text }),
  /** `adopted`: a torrent that its operator began; it is never removed for being old. */
  ReleaseFetchBegun: kept({ seq: Seq, torrent: Text, adopted: Schema.Boolean }),
  /** Here whole, and the file's SHA-256 and length are those that were signed; or they are not. */
  ReleaseReady: kept({ seq: Seq }),
  ReleaseSpoiled: kept({ seq: Seq }),
  /** An older one, which is no longer kept; or one that its operator wants no part of. */
  ReleaseDropped: kept({ seq: Seq }),
  ReleaseDismissed: kept({ seq: Seq }),
  /** Its torrent is gone. */
  ReleaseGone: kept({ seq: Seq }),
  /** The operator has compared the checksum with that of another place. */
  ChecksumCompared: kept({ seq: Seq, equal: Schema.Boolean }),
  /** Two releases of one seq, both signed: `bundle` is the second one, and the proof with the first. */
  ReleaseConflict: kept({ seq: Seq, from: Text, bundle: Text }),
  /** A trusted node stays behind what others have had for days. */
  NodeKeptBack: kept({ from: Text, seq: Seq }),
  /** What runs is this release, as it was signed. */
  ReleaseRunning: kept({ seq: Seq }),
})
export type ReleaseEvent = EventOf<typeof ReleaseFacts>
