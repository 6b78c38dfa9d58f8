/** Confirms that this machine shall be a relay no longer, and says what that can and cannot undo. */
import type { Component } from "solid-js"
import { policyName } from "../../contract/words/credit.ts"
import { ConfirmPoints } from "../dialogs/ConfirmPoints.tsx"
import { useModel } from "../state/model.ts"
import { relayDialogWords } from "./dialogWords.ts"

const words = relayDialogWords.back

export const TakeConsentBackDialog: Component = () => {
  const { ledger } = useModel()
  return (
    <ConfirmPoints
      title={words.title}
      points={words.points(ledger() ? policyName[ledger()!.policy] : null)}
      command={{ type: "AnswerConsent", consent: "no" }}
      go={words.go}
      done={words.done}
    />
  )
}
