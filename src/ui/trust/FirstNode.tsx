/** Where there is no trusted node yet: what one is for, and how one gets it. */
import type { Component } from "solid-js"
import { Changes } from "../moment/Changes.tsx"
import { Icon } from "../parts/Icon.tsx"
import { useModel } from "../state/model.ts"
import { trackerPlace } from "../tracker/place.ts"
import { TrustDialog } from "./TrustDialog.tsx"
import { trustWords as words } from "./words.ts"

export const FirstNode: Component = () => {
  const { dialogs, pages } = useModel()
  return (
    <section class="empty">
      <h2>{words.first}</h2>
      <p class="quiet">{words.firstText}</p>
      <div class="empty-ways">
        <Changes>
          <button type="button" class="way" onClick={() => dialogs.show(TrustDialog, { address: "" })}>
            <Icon name="trust" />
            <strong>{words.paste}</strong>
            <span class="quiet">{words.pasteText}</span>
          </button>
        </Changes>
        <button type="button" class="way" onClick={() => pages.go(trackerPlace)}>
          <Icon name="tracker" />
          <strong>{words.give}</strong>
          <span class="quiet">{words.giveText}</span>
        </button>
      </div>
    </section>
  )
}
