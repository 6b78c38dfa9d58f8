/** Read model of the ledger: the share ratio against relay credit. */
import { balanceOf, type CreditPolicy, type CreditSums, DEFAULT_POLICY } from "../core/credit.ts"
import type { Millis } from "../core/ids.ts"
import type { CreditEvent } from "../events/credit.ts"
import type { ShownModel } from "./ReadModel.ts"

export interface CreditRow extends CreditSums {
  readonly id: string
  readonly policy: CreditPolicy
  /** Octets to relay for one octet downloaded. */
  readonly price: number
  /** In octets of credit: what the sums come to. */
  readonly balance: number
  /** Verified payload that was charged, and octets relayed, capped or not. */
  readonly downloaded: number
  readonly relayed: number
  /** Names this ledger to a relay on another machine, whose traffic summaries are made out to it. */
  readonly code: string
  readonly openedAt: Millis
}

const changed = (row: CreditRow, change: Partial<CreditRow>): CreditRow => {
  const next = { ...row, ...change }
  return { ...next, balance: balanceOf(next) }
}

export const credits: ShownModel<"credits", CreditRow, CreditRow, CreditEvent> = {
  sort: "rows",
  name: "credits",
  version: 2,
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
  }),
  on: {
    LedgerOpened: (row, { price, policy, code }, { at }) => ({ ...row, price, policy, code, openedAt: at }),
    NewcomerGranted: (row, { credit }) => changed(row, { granted: row.granted + credit }),
    CreditEarned: (row, { credit, relayed }) =>
      changed(row, { earned: row.earned + credit, relayed: row.relayed + relayed }),
    CreditSpent: (row, { credit, payload }) =>
      changed(row, { spent: row.spent + credit, downloaded: row.downloaded + payload }),
    CreditImported: (row, { credit, relayed }) =>
      changed(row, { imported: row.imported + credit, relayed: row.relayed + relayed }),
    CreditHandedOver: (row, { credit }) => changed(row, { handedOver: row.handedOver + credit }),
    PolicyChosen: (row, { policy }) => ({ ...row, policy }),
    RelayTrusted: (row) => row,
  },
  view: (row) => row,
}
