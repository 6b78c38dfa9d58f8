/** Confirms that a share shall be public no longer, and says how far that reaches. */
import type { Component } from "solid-js"
import type { ShareView } from "../../contract/rows.ts"
import { ConfirmDialog } from "../dialogs/ConfirmDialog.tsx"

export const TakeBackDialog: Component<{ readonly share: ShareView }> = (props) => (
  <ConfirmDialog
    title="Take this back?"
    about={props.share}
    command={{ type: "UnpublishShare", share: props.share.id }}
    go="Take back"
    danger
    done="Taken back. Mirrors that are up to date drop it within minutes."
  >
    <ul class="advice">
      <li>Its public link and onion end for ever, and your tracker lists it no more.</li>
      <li>Mirrors drop the entry within minutes of hearing of it; one that is off, or kept by hand, later or never.</li>
      <li>Who has downloaded it keeps it, and nobody can be made to forget that it was here.</li>
      <li>Your files stay where they are, and the private link goes on.</li>
    </ul>
  </ConfirmDialog>
)
