/** Where there is no trusted node yet: what one is for, and how one gets it. */
import type { Component } from "solid-js"
import { Icon } from "../parts/Icon.tsx"
import { useModel } from "../state/model.ts"
import { trackerPlace } from "../tracker/place.ts"
import { TrustDialog } from "./TrustDialog.tsx"

export const FirstNode: Component = () => {
  const { dialogs, pages } = useModel()
  return (
    <section class="empty">
      <h2>You trust no node yet</h2>
      <p class="quiet">
        There is no list of all nodes, and nobody who could give you one. You begin by knowing one other: ask a friend
        who runs Bulbil for their node’s address, or take one from a place that you trust.
      </p>
      <div class="empty-ways">
        <button type="button" class="way" onClick={() => dialogs.show(TrustDialog, { address: "" })}>
          <Icon name="trust" />
          <strong>Paste a node’s address</strong>
          <span class="quiet">What it publishes can be searched from here within a minute or two.</span>
        </button>
        <button type="button" class="way" onClick={() => pages.go(trackerPlace)}>
          <Icon name="tracker" />
          <strong>Give away your own</strong>
          <span class="quiet">Your friends paste it to find what you make public.</span>
        </button>
      </div>
    </section>
  )
}
