/** How Bulbil keeps its owner safe in three sentences, and all keys. */
import { type Component, For } from "solid-js"
import type { DialogEntry } from "../state/dialogs.ts"
import { PageLink } from "../parts/PageLink.tsx"
import { startPlace } from "../start/place.ts"
import { useModel } from "../state/model.ts"
import { helpLines } from "./helpLines.ts"
import { Dialog } from "../dialogs/Dialog.tsx"
import { frameWords } from "./words.ts"

export const HelpDialog: Component = () => {
  const { dialogs, pages } = useModel()
  const onPages = pages.entries.flatMap(({ shortcuts }) => shortcuts?.() ?? [])
  return (
    <Dialog title={frameWords.help} onClose={dialogs.close}>
      <p>{frameWords.helpText}</p>
      <dl class="keys">
        <For each={helpLines(pages.entries, dialogs.entries, onPages)}>
          {([key, what]) => (
            <div>
              <dt>
                <For each={key.split(" ")}>{(part) => <kbd>{part}</kbd>}</For>
              </dt>
              <dd>{what}</dd>
            </div>
          )}
        </For>
      </dl>
      <div class="dialog-actions">
        <PageLink class="button" to={startPlace} onGo={dialogs.close}>
          {frameWords.firstSteps}
        </PageLink>
        <button type="button" class="button primary" autofocus onClick={dialogs.close}>
          {frameWords.close}
        </button>
      </div>
    </Dialog>
  )
}

export const helpDialog: DialogEntry = { key: "?", show: (dialogs) => dialogs.look(HelpDialog) }
