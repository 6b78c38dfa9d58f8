/**
 * Facts of one node that this node's operator trusts. Id: random. Which node it is, and what its operator calls it, is
 * the vault's to know; what it publishes lies in the search index. Nothing is written for a look that changes nothing.
 */
import { Schema } from "effect"
import { type EventOf, facts, kept } from "./facts.ts"

const Told = Schema.Literal("nobody", "anybody")
const Count = Schema.NonNegativeInt

export const TrustedFacts = facts("trusted", {
  /** `secret` names its tracker, in the vault. */
  NodeTrusted: kept({ secret: Schema.String }),
  /** It has another name in the vault. */
  NodeNamed: kept({}),
  /** It answered: the first time, after a silence, and once a day. */
  NodeFound: kept({ seq: Count, count: Count, at: Schema.Number }),
  /** It did not, several times over some minutes. */
  NodeFellSilent: kept({ code: Schema.String }),
  /** The words of its catalogue are here, up to and with `seq`: so many torrents, and octets as they travelled. */
  CatalogueIndexed: kept({ seq: Count, entries: Count, octets: Count }),
  /** It is too large to be copied. */
  CatalogueLeftRemote: kept({ count: Count }),
  /** Others are reached through it, so far; what that was said to cost. */
  DegreesChosen: kept({ degrees: Schema.Int.pipe(Schema.between(1, 4)), nodes: Count, octets: Count }),
  /** Who may know that its operator trusts it. */
  EdgeTold: kept({ told: Told }),
  /** Nodes that its list has room for, and that it speaks of in all. */
  TrustListRead: kept({ nodes: Count, total: Count }),
  /** It was caught in a contradiction under its own signature. */
  NodeDistrusted: kept({ what: Schema.Literal("fork", "rollback", "equivocal-list") }),
  /** It cannot be trusted at this address. */
  GreetingFailed: kept({ code: Schema.String, message: Schema.String }),
  TrustRevoked: kept({}),
})
export type TrustedEvent = EventOf<typeof TrustedFacts>
