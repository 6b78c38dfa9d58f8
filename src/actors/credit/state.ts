/** The ledger, folded from its history. Pure and total. Amounts of credit are octets relayed. */
import { type CreditPolicy, type CreditSums, DEFAULT_POLICY } from "../../core/credit.ts"
import { DaySums } from "../../core/DaySums.ts"
import type { CreditEvent } from "../../events/credit.ts"

export type CreditMode = "absent" | "open"

export interface CreditState extends CreditSums {
  readonly mode: CreditMode
  readonly code: string
  readonly policy: CreditPolicy
  readonly price: number
  readonly dayCap: number
  /** Facts of the log up to this seq are booked. */
  readonly through: number
  /**
   * What counted against each day's cap, from all meters; and what was earned here, less what was handed over of it.
   */
  readonly counted: DaySums
  readonly left: DaySums
  /** By the other relay's key. */
  readonly taken: Readonly<Record<string, DaySums>>
  readonly trusted: readonly string[]
}

export const initial: CreditState = {
  mode: "absent",
  code: "",
  policy: DEFAULT_POLICY,
  price: 1,
  dayCap: 0,
  through: 0,
  granted: 0,
  earned: 0,
  imported: 0,
  spent: 0,
  handedOver: 0,
  counted: DaySums.empty,
  left: DaySums.empty,
  taken: {},
  trusted: [],
}

/** What was taken so far of one relay's days. */
export const takenOf = ({ taken }: Pick<CreditState, "taken">, key: string): DaySums =>
  Object.hasOwn(taken, key) ? taken[key]! : DaySums.empty

export const evolve = (state: CreditState, event: CreditEvent): CreditState => {
  switch (event.type) {
    case "LedgerOpened": {
      const { type: _, ...rules } = event
      return { ...state, ...rules, mode: "open" }
    }
    case "NewcomerGranted":
      return { ...state, granted: state.granted + event.credit }
    case "CreditEarned":
      return {
        ...state,
        earned: state.earned + event.credit,
        through: Math.max(state.through, event.through),
        counted: state.counted.plus(event.day, event.credit),
        left: state.left.plus(event.day, event.credit),
      }
    case "CreditSpent":
      return { ...state, spent: state.spent + event.credit, through: Math.max(state.through, event.through) }
    case "CreditImported":
      return {
        ...state,
        imported: state.imported + event.credit,
        counted: state.counted.plus(event.day, event.credit),
        taken: { ...state.taken, [event.from]: takenOf(state, event.from).plus(event.day, event.relayed) },
      }
    case "CreditHandedOver":
      return { ...state, handedOver: state.handedOver + event.credit, left: state.left.plus(event.day, -event.credit) }
    case "PolicyChosen":
      return { ...state, policy: event.policy }
    case "RelayTrusted":
      return { ...state, trusted: [...state.trusted, event.key] }
    default:
      return state
  }
}

export const modeOf = (state: CreditState): CreditMode => state.mode
