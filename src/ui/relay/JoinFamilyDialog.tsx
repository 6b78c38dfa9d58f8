/** Asks, after an import, whether this node’s relay shall declare the family of the one that wrote the file. */
import type { Component } from "solid-js"
import { ConfirmDialog } from "../dialogs/ConfirmDialog.tsx"
import { FamilyMeaning } from "./FamilyMeaning.tsx"
import { relayDialogWords } from "./dialogWords.ts"

export const JoinFamilyDialog: Component<{ readonly path: string }> = (props) => (
  <ConfirmDialog
    title={relayDialogWords.join.title}
    command={{ type: "JoinFamily", path: props.path }}
    go={relayDialogWords.join.go}
    done={relayDialogWords.join.done}
  >
    <p>{relayDialogWords.join.about}</p>
    <FamilyMeaning />
  </ConfirmDialog>
)
