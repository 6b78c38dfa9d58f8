/** The ledger's state as JSON: sums by day as lists. */
import { DaySums } from "../../core/DaySums.ts"
import type { SnapshotForm } from "../kernel/ActorDefinition.ts"
import type { CreditState } from "./state.ts"

export const snapshot: SnapshotForm<CreditState> = {
  version: 1,
  pack: ({ counted, left, taken, ...rest }) => ({
    ...rest,
    counted: counted.days(),
    left: left.days(),
    taken: Object.entries(taken).map(([key, sums]) => [key, sums.days()]),
  }),
  unpack: ({ counted, left, taken, ...rest }: Packed) => ({
    ...rest,
    counted: DaySums.from(counted),
    left: DaySums.from(left),
    taken: Object.fromEntries(taken.map(([key, days]) => [key, DaySums.from(days)])),
  }),
}

type Days = ReturnType<DaySums["days"]>
type Packed = Omit<CreditState, "counted" | "left" | "taken"> & {
  readonly counted: Days
  readonly left: Days
  readonly taken: readonly (readonly [key: string, days: Days])[]
}
