/** Before anything is looked for: what is searched, and how more of it comes. */
import type { Component } from "solid-js"
import { Icon } from "../parts/Icon.tsx"
import { AddMirrorDialog } from "../mirrors/AddMirrorDialog.tsx"
import { TrustDialog } from "../trust/TrustDialog.tsx"
import { useModel } from "../state/model.ts"
import { searchWords as words } from "./words.ts"

export const SearchStart: Component = () => {
  const { dialogs, mirrors, trusted } = useModel()
  return (
    <section class="part">
      <p class="quiet">
        {mirrors().length + trusted().length === 0 ? words.startAlone : words.start} {words.syntax[0]}{" "}
        <q>{words.syntax[1]}</q>
        {words.syntax[2]}
        <kbd>{words.syntax[3]}</kbd>; <kbd>size&gt;1GB</kbd> {words.syntax[4]} <kbd>tracker:abc</kbd> {words.syntax[5]}
      </p>
      <div class="ways">
        <button type="button" class="way" onClick={() => dialogs.show(TrustDialog, { address: "" })}>
          <Icon name="trust" />
          <strong>{words.trust}</strong>
          <span class="quiet">{words.trustText}</span>
        </button>
        <button type="button" class="way" onClick={() => dialogs.show(AddMirrorDialog, { address: "" })}>
          <Icon name="mirror" />
          <strong>{words.mirror}</strong>
          <span class="quiet">{words.mirrorText}</span>
        </button>
      </div>
    </section>
  )
}
