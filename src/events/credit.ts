/**
 * Facts of this node's ledger; its stream id is `credit/self`. `credit` is in octets relayed. `through` is the seq up
 * to which the log's facts have been booked: what is earned or spent is caused by facts of other streams, each of which
 * counts once.
 */
import { Schema } from "effect"
import { type EventOf, facts, kept } from "./facts.ts"

const Octets = Schema.NonNegativeInt
const Day = Schema.String.pipe(Schema.pattern(/^\d{4,}-\d\d-\d\d$/))
const Policy = Schema.Literal("strict", "soft", "off")

export const CreditFacts = facts("credit", {
  /** `price`: octets to relay for one octet downloaded. `code` names this ledger to relays on other machines. */
  LedgerOpened: kept({ price: Schema.Positive, policy: Policy, dayCap: Octets, code: Schema.String, through: Octets }),
  NewcomerGranted: kept({ credit: Octets }),
  /** Of measurements up to `through`; `credit` is less than `relayed` when the day's cap was met. */
  CreditEarned: kept({ credit: Octets, relayed: Octets, day: Day, through: Octets }),
  /** For verified payload of one torrent. */
  CreditSpent: kept({ credit: Octets, payload: Octets, torrent: Schema.String, through: Octets }),
  /** Daily sum of a relay on another machine, less what had been taken of it before. */
  CreditImported: kept({ credit: Octets, relayed: Octets, day: Day, from: Schema.String }),
  /** To the ledger `to`, as a daily sum. */
  CreditHandedOver: kept({ credit: Octets, day: Day, to: Schema.String }),
  PolicyChosen: kept({ policy: Policy }),
  /** The operator says that this key is of a relay of theirs. */
  RelayTrusted: kept({ key: Schema.String }),
})
export type CreditEvent = EventOf<typeof CreditFacts>
