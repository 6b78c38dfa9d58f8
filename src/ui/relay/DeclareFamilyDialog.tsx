/** Asks before this node’s relay says that it has siblings, and says what that tells. */
import type { Component } from "solid-js"
import { ConfirmDialog } from "../dialogs/ConfirmDialog.tsx"
import { FamilyMeaning } from "./FamilyMeaning.tsx"

export const DeclareFamilyDialog: Component = () => (
  <ConfirmDialog
    title="Declare a family of relays?"
    command={{ type: "DeclareFamily" }}
    go="Declare it"
    done="The relay declares a family. The next export carries its key."
  >
    <FamilyMeaning />
  </ConfirmDialog>
)
