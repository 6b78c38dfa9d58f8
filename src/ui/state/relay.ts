/** The relay and the ledger as they are shown, guesses laid over their rows; and what can be done with them at once. */
import { type CreditRow, type RelayRow, relayUnasked } from "../../contract/relay.ts"
import { enoughFor } from "../../contract/words/relay.ts"
import type { Act } from "./createAct.ts"
import { stateWords } from "./words.ts"

export type RelayGuess = Partial<Pick<RelayRow, "mode">>
export type CreditGuess = Partial<Pick<CreditRow, "policy">>
type Guesses<Guess> = Readonly<Record<string, Guess | undefined>>

/** A node has one of each. */
const OWN = "self"

export const relayOf = (rows: Readonly<Record<string, RelayRow>>, guesses: Guesses<RelayGuess>): RelayRow => ({
  ...(rows[OWN] ?? relayUnasked),
  ...guesses[OWN],
})

export const ledgerOf = (
  rows: Readonly<Record<string, CreditRow>>,
  guesses: Guesses<CreditGuess>,
): CreditRow | undefined => rows[OWN] && { ...rows[OWN], ...guesses[OWN] }

export const affordableThen = (ledger: CreditRow | undefined): number | null =>
  !ledger || ledger.policy === "off" ? null : enoughFor(ledger)

export const createRelayActions = (onRelay: Act<RelayGuess>, onLedger: Act<CreditGuess>) => ({
  answer: (consent: "yes" | "no"): void =>
    void onRelay(
      OWN,
      stateWords.relay,
      { mode: consent === "yes" ? "running" : "refused" },
      { type: "AnswerConsent", consent },
    ),
  choose: (policy: CreditRow["policy"]): void =>
    void onLedger(OWN, stateWords.policy, { policy }, { type: "ChoosePolicy", policy }),
})
