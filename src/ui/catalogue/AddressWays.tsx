/** What can be done with the address of a tracker, or of a mirror of one: to look into it, to keep a copy,
 * or to trust the node behind it. */
import type { Component } from "solid-js"
import { Icon } from "../parts/Icon.tsx"
import { useModel } from "../state/model.ts"
import { bareOnion } from "../../contract/words/onion.ts"
import { AddMirrorDialog } from "../mirrors/AddMirrorDialog.tsx"
import { TrustDialog } from "../trust/TrustDialog.tsx"
import { cataloguePlace } from "./place.ts"

export const AddressWays: Component<{ readonly address: string }> = (props) => {
  const { dialogs, pages } = useModel()
  const browse = (): void => {
    dialogs.close()
    pages.go(cataloguePlace(bareOnion(props.address)))
  }
  return (
    <>
      <div class="ways">
        <button type="button" class="way" onClick={browse}>
          <Icon name="catalogue" />
          <strong>Browse its catalogue</strong>
          <span class="quiet">See what it lists, and download from it. Read over Tor, checked, and not kept.</span>
        </button>
        <button
          type="button"
          class="way"
          onClick={() => dialogs.show(AddMirrorDialog, { address: bareOnion(props.address) })}
        >
          <Icon name="mirror" />
          <strong>Mirror it…</strong>
          <span class="quiet">Keep a copy of its whole list here, and serve it onwards.</span>
        </button>
        <button
          type="button"
          class="way"
          onClick={() => dialogs.show(TrustDialog, { address: bareOnion(props.address) })}
        >
          <Icon name="trust" />
          <strong>Trust its node…</strong>
          <span class="quiet">Search what it lists, and hear from it of newer software.</span>
        </button>
      </div>
      <div class="dialog-actions">
        <button type="button" class="button" onClick={dialogs.close}>
          Cancel
        </button>
      </div>
    </>
  )
}
