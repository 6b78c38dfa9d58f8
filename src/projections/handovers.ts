/**
 * Read model of what the ledger has handed over: to whom, and of which day. A file for another machine is made of it.
 */
import type { CreditEvent } from "../events/credit.ts"
import type { RowModel } from "./ReadModel.ts"

/** By the other ledger's code, then by day; in octets of credit. */
export type Handovers = Readonly<Record<string, Readonly<Record<string, number>>>>

interface Row {
  readonly id: string
  readonly to: Handovers
}

export const handovers: RowModel<"handovers", Row, Handovers, CreditEvent> = {
  sort: "sums",
  name: "handovers",
  version: 1,
  kind: "credit",
  initial: (id) => ({ id, to: {} }),
  on: {
    LedgerOpened: (row) => row,
    NewcomerGranted: (row) => row,
    CreditEarned: (row) => row,
    CreditSpent: (row) => row,
    CreditImported: (row) => row,
    CreditHandedOver: (row, { to, day, credit }) => ({
      ...row,
      to: { ...row.to, [to]: { ...row.to[to], [day]: (row.to[to]?.[day] ?? 0) + credit } },
    }),
    PolicyChosen: (row) => row,
    RelayTrusted: (row) => row,
  },
  view: ({ to }) => to,
}
