/** Asks, after an import, whether this node’s relay shall declare the family of the one that wrote the file. */
import type { Component } from "solid-js"
import { ConfirmDialog } from "../dialogs/ConfirmDialog.tsx"
import { FamilyMeaning } from "./FamilyMeaning.tsx"

export const JoinFamilyDialog: Component<{ readonly path: string }> = (props) => (
  <ConfirmDialog
    title="Declare the same family?"
    command={{ type: "JoinFamily", path: props.path }}
    go="Declare it"
    done="This node’s relay declares the same family."
  >
    <p>
      The credit is taken. The file also holds the family of the relay that wrote it. If a relay runs here too, or will,
      it can declare the same one.
    </p>
    <FamilyMeaning />
  </ConfirmDialog>
)
