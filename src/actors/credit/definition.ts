/** The ledger's actor: its decider and what runs in which mode. */
import type { CreditEvent } from "../../events/credit.ts"
import type { ActorDefinition } from "../kernel/ActorDefinition.ts"
import type { CreditInput } from "./commands.ts"
import { decide } from "./decide.ts"
import { type CreditMode, type CreditState, evolve, initial, modeOf } from "./state.ts"

export const creditActor: ActorDefinition<CreditState, CreditInput, CreditEvent, CreditMode> = {
  kind: "credit",
  decider: { initial, decide, evolve },
  modeOf,
  modes: {
    absent: { resting: true },
    open: { effects: ["book"] },
  },
}
