/**
 * Read model of what the credit gate goes by: the balance, tied to a place in the log. Its own, so that what is shown
 * of the ledger may change without what may be downloaded.
 */
import { balanceOf, type CreditPolicy, type CreditSums, DEFAULT_POLICY } from "../core/credit.ts"
import type { CreditEvent } from "../events/credit.ts"
import type { RowModel } from "./ReadModel.ts"

export interface LedgerFigures {
  readonly policy: CreditPolicy
  /** Octets to relay for one octet downloaded. */
  readonly price: number
  /** In octets of credit. */
  readonly balance: number
  /** Facts of the log up to this seq are in the balance. */
  readonly through: number
}

interface Row extends CreditSums {
  readonly id: string
  readonly policy: CreditPolicy
  readonly price: number
  readonly through: number
}

export const ledgers: RowModel<"ledgers", Row, LedgerFigures, CreditEvent> = {
  sort: "sums",
  name: "ledgers",
  version: 1,
  kind: "credit",
  initial: (id) => ({
    id,
    policy: DEFAULT_POLICY,
    price: 1,
    through: 0,
    granted: 0,
    earned: 0,
    imported: 0,
    spent: 0,
    handedOver: 0,
  }),
  on: {
    LedgerOpened: (row, { price, policy, through }) => ({ ...row, price, policy, through }),
    NewcomerGranted: (row, { credit }) => ({ ...row, granted: row.granted + credit }),
    CreditEarned: (row, { credit, through }) => ({ ...row, earned: row.earned + credit, through }),
    CreditSpent: (row, { credit, through }) => ({ ...row, spent: row.spent + credit, through }),
    CreditImported: (row, { credit }) => ({ ...row, imported: row.imported + credit }),
    CreditHandedOver: (row, { credit }) => ({ ...row, handedOver: row.handedOver + credit }),
    PolicyChosen: (row, { policy }) => ({ ...row, policy }),
    RelayTrusted: (row) => row,
  },
  view: (row) => ({ policy: row.policy, price: row.price, through: row.through, balance: balanceOf(row) }),
}
