/** Whose catalogue it is, how new, and where it came from. */
import { type Component, Show } from "solid-js"
import type { CataloguePage } from "../../contract/catalogue.ts"
import { CopyField } from "../parts/CopyField.tsx"
import { Figure } from "../parts/Figure.tsx"
import { Icon } from "../parts/Icon.tsx"
import { type Look, Status } from "../parts/Status.tsx"
import { useModel } from "../state/model.ts"
import { timeText } from "../../contract/words/time.ts"
import { AddMirrorDialog } from "../mirrors/AddMirrorDialog.tsx"

const places: Readonly<Record<"self" | "mirror" | "nowhere", readonly [Look, string]>> = {
  self: [{ tone: "go", icon: "tracker" }, "My own tracker"],
  mirror: [{ tone: "go", icon: "mirror" }, "Mirrored here"],
  nowhere: [{ tone: "move", icon: "tor" }, "Read just now, checked, not kept"],
}

export const CatalogueHead: Component<{ readonly page: CataloguePage }> = (props) => {
  const { dialogs } = useModel()
  const place = () => places[props.page.held === null ? "nowhere" : props.page.held === "self" ? "self" : "mirror"]
  return (
    <section class="part">
      <Show when={props.page.forked}>
        <p class="callout" data-tone="bad">
          <strong>This tracker has told two different stories under one signature.</strong> What you see is one of them.
          Its key may be in two hands: trust it no further than you can check what you download.
        </p>
      </Show>
      <dl class="facts">
        <Figure name="From">
          <Status look={place()[0]} text={place()[1]} />
        </Figure>
        <Figure name="Torrents listed">{props.page.count}</Figure>
        <Figure name="Entries in its chain">{props.page.seq}</Figure>
        <Figure name="Signed">{timeText(props.page.at)}</Figure>
        <Show when={props.page.tracker !== props.page.address}>
          <Figure name="Copy of the tracker" wide>
            <CopyField small text={props.page.tracker} label="Address of the tracker itself" />
          </Figure>
        </Show>
      </dl>
      <Show when={props.page.held === null}>
        <button
          type="button"
          class="button fit"
          onClick={() => dialogs.show(AddMirrorDialog, { address: props.page.address })}
        >
          <Icon name="mirror" />
          Mirror it…
        </button>
      </Show>
    </section>
  )
}
