/** What can be done with the address of a tracker, or of a mirror of one: to look into it, to keep a copy,
 * or to trust the node behind it. */
import type { Component } from "solid-js"
import { Icon } from "../parts/Icon.tsx"
import { useModel } from "../state/model.ts"
import { bareOnion } from "../../contract/words/onion.ts"
import { AddMirrorDialog } from "../mirrors/AddMirrorDialog.tsx"
import { TrustDialog } from "../trust/TrustDialog.tsx"
import { cataloguePlace } from "./place.ts"
import { addressWords as words } from "./addressWords.ts"

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
          <strong>{words.browse}</strong>
          <span class="quiet">{words.browseText}</span>
        </button>
        <button
          type="button"
          class="way"
          onClick={() => dialogs.show(AddMirrorDialog, { address: bareOnion(props.address) })}
        >
          <Icon name="mirror" />
          <strong>{words.mirror}</strong>
          <span class="quiet">{words.mirrorText}</span>
        </button>
        <button
          type="button"
          class="way"
          onClick={() => dialogs.show(TrustDialog, { address: bareOnion(props.address) })}
        >
          <Icon name="trust" />
          <strong>{words.trust}</strong>
          <span class="quiet">{words.trustText}</span>
        </button>
      </div>
      <div class="dialog-actions">
        <button type="button" class="button" onClick={dialogs.close}>
          {words.cancel}
        </button>
      </div>
    </>
  )
}
