/** Says what it means to make a share public, before it is; there is no way back that is whole. */
import type { Component } from "solid-js"
import type { ShareView } from "../../contract/rows.ts"
import { ConfirmDialog } from "../dialogs/ConfirmDialog.tsx"

export const PublishDialog: Component<{ readonly share: ShareView }> = (props) => (
  <ConfirmDialog
    title="Make this public?"
    about={props.share}
    command={{ type: "PublishShare", share: props.share.id }}
    go="Make public"
    done="It is prepared under a new onion; your tracker lists it as soon as that is done."
  >
    <aside class="teach">
      <h3>It cannot be un-known</h3>
      <ul>
        <li>
          <strong>Anyone with your tracker’s address</strong> can find this, download it and pass it on.
        </li>
        <li>
          <strong>Names and contents identify.</strong> Names of files and folders go along as they are; inside files
          there may be authors, places and serial numbers. Look once more.
        </li>
        <li>
          <strong>Mirrors keep a copy of the entry</strong>: title, size, and what the files are called.
        </li>
        <li>
          Taking it back is honoured by mirrors within minutes, but <strong>nobody can be made to forget</strong>.
        </li>
      </ul>
    </aside>
    <p>A new onion is made for it. The private link goes on as it is.</p>
  </ConfirmDialog>
)
