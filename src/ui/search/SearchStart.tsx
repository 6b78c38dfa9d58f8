/** Before anything is looked for: what is searched, and how more of it comes. */
import type { Component } from "solid-js"
import { Icon } from "../parts/Icon.tsx"
import { AddMirrorDialog } from "../mirrors/AddMirrorDialog.tsx"
import { TrustDialog } from "../trust/TrustDialog.tsx"
import { useModel } from "../state/model.ts"

export const SearchStart: Component = () => {
  const { dialogs, mirrors, trusted } = useModel()
  return (
    <section class="part">
      <p class="quiet">
        {mirrors().length + trusted().length === 0
          ? "So far only what you made public yourself is searched. Trust a node, or mirror a tracker, whose address " +
            "somebody gave you: what it lists is found here too."
          : "Searched is what you made public yourself, and what those list whom you trust or mirror. Nobody hears " +
            "what you look for."}{" "}
        Words, <q>words in a row</q>, and <kbd>-not</kbd>; <kbd>size&gt;1GB</kbd> and <kbd>tracker:abc</kbd> work too.
      </p>
      <div class="ways">
        <button type="button" class="way" onClick={() => dialogs.show(TrustDialog, { address: "" })}>
          <Icon name="trust" />
          <strong>Trust a node…</strong>
          <span class="quiet">Search what somebody lists whose address you have, and hear of newer software.</span>
        </button>
        <button type="button" class="way" onClick={() => dialogs.show(AddMirrorDialog, { address: "" })}>
          <Icon name="mirror" />
          <strong>Mirror a tracker…</strong>
          <span class="quiet">Keep a copy of its list, search it without asking anybody, and serve it onwards.</span>
        </button>
      </div>
    </section>
  )
}
