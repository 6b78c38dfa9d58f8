/** Read model of the ledger by day: what was earned, spent, taken from elsewhere and handed over. */
import { dayOf } from "../core/day.ts"
import type { CreditEvent } from "../events/credit.ts"
import type { SqlModel } from "./ReadModel.ts"

/** One day (UTC) of the ledger, in octets of credit; `downloaded` in octets of payload. */
export interface CreditDay {
  /** `2026-11-25` */
  readonly day: string
  readonly earned: number
  readonly imported: number
  readonly spent: number
  readonly handedOver: number
  readonly downloaded: number
}

export const creditDays: SqlModel<CreditEvent, { readonly all: () => readonly CreditDay[] }> = {
  sort: "sql",
  name: "credit_days",
  version: 2,
  kinds: ["credit"],
  tables: `CREATE TABLE IF NOT EXISTS credit_days (
    day TEXT PRIMARY KEY,
    earned INTEGER NOT NULL, imported INTEGER NOT NULL, spent INTEGER NOT NULL,
    handedOver INTEGER NOT NULL, downloaded INTEGER NOT NULL
  ) STRICT, WITHOUT ROWID`,
  open: (database) => {
    const add = database.prepare(
      `INSERT INTO credit_days VALUES ($day, $earned, $imported, $spent, $handedOver, $downloaded)
       ON CONFLICT (day) DO UPDATE SET
         earned = earned + excluded.earned, imported = imported + excluded.imported, spent = spent + excluded.spent,
         handedOver = handedOver + excluded.handedOver, downloaded = downloaded + excluded.downloaded`,
    )
    const select = database.prepare<[], CreditDay>("SELECT * FROM credit_days ORDER BY day")
    const nothing = { earned: 0, imported: 0, spent: 0, handedOver: 0, downloaded: 0 }
    const plus = (day: string, sums: Partial<CreditDay>) => void add.run({ ...nothing, ...sums, day })
    return {
      on: {
        CreditEarned: ({ day, credit }) => plus(day, { earned: credit }),
        CreditSpent: ({ credit, payload }, { at }) => plus(dayOf(at), { spent: credit, downloaded: payload }),
        CreditImported: ({ day, credit }) => plus(day, { imported: credit }),
        CreditHandedOver: ({ credit }, { at }) => plus(dayOf(at), { handedOver: credit }),
      },
      answers: { all: () => select.all() },
    }
  },
}
