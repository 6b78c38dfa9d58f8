/** Confirms that this node’s relay shall declare no family, and says what that can and cannot undo. */
import type { Component } from "solid-js"
import { ConfirmPoints } from "../dialogs/ConfirmPoints.tsx"
import { relayDialogWords } from "./dialogWords.ts"

const words = relayDialogWords.leave

export const LeaveFamilyDialog: Component = () => (
  <ConfirmPoints
    title={words.title}
    points={words.points}
    command={{ type: "LeaveFamily" }}
    go={words.go}
    done={words.done}
  />
)
