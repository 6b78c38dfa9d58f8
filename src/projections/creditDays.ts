/** Read model of the ledger by day: what was earned, spent, taken from elsewhere and handed over. */
import type { CreditDay } from "../contract/relay.ts"
import { dayOf } from "../core/day.ts"
import type { CreditEvent } from "../events/credit.ts"
import type { Projection } from "./Projection.ts"

interface Row {
  readonly id: string
  readonly days: Readonly<Record<string, CreditDay>>
}

type Sum = Exclude<keyof CreditDay, "day">

const plus = (row: Row, day: string, sums: Partial<Record<Sum, number>>): Row => {
  const before = row.days[day] ?? { day, earned: 0, imported: 0, spent: 0, handedOver: 0, downloaded: 0 }
  const after = { ...before }
  for (const [name, amount] of Object.entries(sums)) after[name as Sum] += amount
  return { ...row, days: { ...row.days, [day]: after } }
}

export const creditDays: Projection<Row, readonly CreditDay[], CreditEvent> = {
  name: "credit_days",
  version: 1,
  kind: "credit",
  initial: (id) => ({ id, days: {} }),
  on: {
    LedgerOpened: (row) => row,
    NewcomerGranted: (row) => row,
    CreditEarned: (row, { day, credit }) => plus(row, day, { earned: credit }),
    CreditSpent: (row, { credit, payload }, { at }) => plus(row, dayOf(at), { spent: credit, downloaded: payload }),
    CreditImported: (row, { day, credit }) => plus(row, day, { imported: credit }),
    CreditHandedOver: (row, { credit }, { at }) => plus(row, dayOf(at), { handedOver: credit }),
    PolicyChosen: (row) => row,
    RelayTrusted: (row) => row,
  },
  view: (row) => Object.values(row.days).sort((a, b) => (a.day < b.day ? -1 : 1)),
}
