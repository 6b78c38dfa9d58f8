/** Read model of the ledger: the share ratio against relay credit. `through` ties the balance to a place in the log. */
import type { CreditRow } from "../contract/relay.ts"
import { balanceOf, DEFAULT_POLICY } from "../core/credit.ts"
import type { CreditEvent } from "../events/credit.ts"
import type { Projection } from "./Projection.ts"

export interface LedgerRow extends CreditRow {
  readonly through: number
}

const changed = (row: LedgerRow, change: Partial<LedgerRow>): LedgerRow => {
  const next = { ...row, ...change }
  return { ...next, balance: balanceOf(next) }
}

export const credits: Projection<LedgerRow, LedgerRow, CreditEvent> = {
  name: "credits",
  version: 1,
  kind: "credit",
  initial: (id, { at }) => ({
    id,
    policy: DEFAULT_POLICY,
    price: 1,
    granted: 0,
    earned: 0,
    imported: 0,
    spent: 0,
    handedOver: 0,
    balance: 0,
    downloaded: 0,
    relayed: 0,
    code: "",
    openedAt: at,
    through: 0,
  }),
  on: {
    LedgerOpened: (row, { price, policy, code, through }, { at }) => ({
      ...row,
      price,
      policy,
      code,
      through,
      openedAt: at,
    }),
    NewcomerGranted: (row, { credit }) => changed(row, { granted: row.granted + credit }),
    CreditEarned: (row, { credit, relayed, through }) =>
      changed(row, { earned: row.earned + credit, relayed: row.relayed + relayed, through }),
    CreditSpent: (row, { credit, payload, through }) =>
      changed(row, { spent: row.spent + credit, downloaded: row.downloaded + payload, through }),
    CreditImported: (row, { credit, relayed }) =>
      changed(row, { imported: row.imported + credit, relayed: row.relayed + relayed }),
    CreditHandedOver: (row, { credit }) => changed(row, { handedOver: row.handedOver + credit }),
    PolicyChosen: (row, { policy }) => ({ ...row, policy }),
    RelayTrusted: (row) => row,
  },
  view: (row) => row,
}
