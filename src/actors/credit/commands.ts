/** What may be said to the ledger: commands of its operator, and the log's own facts, seen by its effect. */
import type { CreditPolicy } from "../../core/credit.ts"

/** Of one day (UTC), in octets. */
export interface DaySum {
  readonly day: string
  readonly octets: number
}

export type CreditCommand =
  /** `grant` in octets of credit; `through`: the log's head, as what was before is nobody's debt. */
  | {
      readonly type: "OpenLedger"
      readonly price: number
      readonly policy: CreditPolicy
      readonly dayCap: number
      readonly grant: number
      readonly through: number
    }
  | { readonly type: "ChoosePolicy"; readonly policy: CreditPolicy }
  /** All that is left of what was earned here, to the ledger `to`. */
  | { readonly type: "HandOver"; readonly to: string }
  /** Sums of a relay on another machine, whose signature with `key` was checked. */
  | { readonly type: "TakeSums"; readonly key: string; readonly days: readonly DaySum[]; readonly trust: boolean }

export type CreditObservation =
  /** All that concerns the ledger among the log's facts after `after`, up to and with `through`. */
  | {
      readonly type: "FactsCommitted"
      /** Up to where the ledger had booked when these were looked for: if it has moved since, they say nothing. */
      readonly base: number
      readonly after: number
      readonly through: number
      /** Measured, by the day of the measurement. */
      readonly relayed: readonly DaySum[]
      /** Verified payload that was fetched. */
      readonly fetched: readonly { readonly torrent: string; readonly octets: number }[]
    }

export type CreditInput = CreditCommand | CreditObservation
