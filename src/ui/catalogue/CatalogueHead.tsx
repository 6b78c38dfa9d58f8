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
import { Marked } from "../parts/Marked.tsx"
import { addressWords } from "./addressWords.ts"
import { catalogueWords as words } from "./words.ts"

const looks: Readonly<Record<keyof typeof words.places, Look>> = {
  self: { tone: "go", icon: "tracker" },
  mirror: { tone: "go", icon: "mirror" },
  nowhere: { tone: "move", icon: "tor" },
}

export const CatalogueHead: Component<{ readonly page: CataloguePage }> = (props) => {
  const { dialogs } = useModel()
  const place = () => (props.page.held === null ? "nowhere" : props.page.held === "self" ? "self" : "mirror")
  return (
    <section class="part">
      <Show when={props.page.forked}>
        <p class="callout" data-tone="bad">
          <Marked text={words.forked} />
        </p>
      </Show>
      <dl class="facts">
        <Figure name={words.from}>
          <Status look={looks[place()]} text={words.places[place()]} />
        </Figure>
        <Figure name={words.listed}>{props.page.count}</Figure>
        <Figure name={words.chain}>{props.page.seq}</Figure>
        <Figure name={words.signed}>{timeText(props.page.at)}</Figure>
        <Show when={props.page.tracker !== props.page.address}>
          <Figure name={words.copyOf} wide>
            <CopyField small text={props.page.tracker} label={words.trackerItself} />
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
          {addressWords.mirror}
        </button>
      </Show>
    </section>
  )
}
