/** Who can manage the node: browsers that are signed in, the link, the key; and how the node is stopped. */
import type { Component } from "solid-js"
import { CopyField } from "../parts/CopyField.tsx"
import { pageWords } from "../pageWords.ts"
import { Marked } from "../parts/Marked.tsx"
import { Page } from "../parts/Page.tsx"
import { useModel } from "../state/model.ts"
import { accessWords as words } from "./accessWords.ts"
import { ConfirmPoints } from "../dialogs/ConfirmPoints.tsx"
import { KeyDialog } from "./KeyDialog.tsx"
import { MaskedLink } from "./MaskedLink.tsx"
import { NewLinkDialog } from "./NewLinkDialog.tsx"
import { RestartDialog } from "./RestartDialog.tsx"
import { Sessions } from "./Sessions.tsx"
import "./settings.css"

export const AccessPage: Component = () => {
  const { dialogs } = useModel()
  return (
    <Page title={pageWords.access} intro={words.intro}>
      <Sessions />
      <section class="part" aria-labelledby="link-title">
        <h3 id="link-title">{words.link.title}</h3>
        <MaskedLink label={words.link.label} />
        <p class="quiet">
          <Marked text={words.link.about} />
        </p>
        <div class="access-line">
          <CopyField text="bulbil link" label={words.link.command} />
        </div>
        <button type="button" class="button fit" onClick={() => dialogs.show(NewLinkDialog)}>
          {words.link.change}
        </button>
      </section>
      <section class="part" aria-labelledby="key-title">
        <h3 id="key-title">{words.key.title}</h3>
        <p class="quiet">{words.key.about}</p>
        <div class="actions wrap">
          <button type="button" class="button" onClick={() => dialogs.show(KeyDialog, { required: true })}>
            {words.key.require}
          </button>
          <button type="button" class="button" onClick={() => dialogs.show(KeyDialog, { required: false })}>
            {words.key.drop}
          </button>
        </div>
      </section>
      <section class="part" aria-labelledby="node-title">
        <h3 id="node-title">{words.node.title}</h3>
        <p class="quiet">{words.node.about}</p>
        <div class="actions wrap">
          <button type="button" class="button" onClick={() => dialogs.show(RestartDialog)}>
            {words.node.restart}
          </button>
          <button type="button" class="button danger" onClick={() => dialogs.show(StopDialog)}>
            {words.node.stop}
          </button>
        </div>
      </section>
    </Page>
  )
}

const StopDialog: Component = () => (
  <ConfirmPoints
    title={words.node.stopTitle}
    points={words.node.stopPoints}
    command={{ type: "StopNode" }}
    go={words.node.stopGo}
    danger
    done={words.node.stopDone}
  />
)
