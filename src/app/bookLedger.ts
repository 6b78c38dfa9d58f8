/**
 * Brings the ledger up to date with the log, for who needs it so at once: before credit is handed over, and when the
 * node stops.
 */
import { bookFacts } from "../actors/credit/bookFacts.ts"
import type { CreditState } from "../actors/credit/state.ts"
import type { NodeParts } from "./NodeParts.ts"

/** What is refused stays in the log, and is booked when it can be. */
export const bookLedger = async ({ kernel, log }: Pick<NodeParts, "kernel" | "log">): Promise<void> => {
  const ledger = () => kernel.peek("credit", "self")?.state as CreditState | undefined
  if (ledger()?.mode !== "open") return
  await bookFacts(0, {
    log,
    through: () => ledger()?.through ?? 0,
    tell: (booking) => kernel.tell("credit", "self", booking),
  })
}
