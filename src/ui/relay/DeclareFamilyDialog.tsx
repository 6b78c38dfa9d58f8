/** Asks before this node’s relay says that it has siblings, and says what that tells. */
import type { Component } from "solid-js"
import { ConfirmDialog } from "../dialogs/ConfirmDialog.tsx"
import { FamilyMeaning } from "./FamilyMeaning.tsx"
import { relayDialogWords } from "./dialogWords.ts"

export const DeclareFamilyDialog: Component = () => (
  <ConfirmDialog
    title={relayDialogWords.declare.title}
    command={{ type: "DeclareFamily" }}
    go={relayDialogWords.declare.go}
    done={relayDialogWords.declare.done}
  >
    <FamilyMeaning />
  </ConfirmDialog>
)
