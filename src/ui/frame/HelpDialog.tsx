/** All keys, and how Bulbil keeps its owner safe in three sentences. */
import { type Component, For } from "solid-js"
import { useModel } from "../state/model.ts"
import { Dialog } from "../dialogs/Dialog.tsx"

const keys: readonly (readonly [string, string])[] = [
  ["s", "Share a file or folder"],
  ["d", "Download from a link"],
  ["↑ ↓", "Move in the list; with Shift, select along"],
  ["Ctrl A", "Select all"],
  ["Space", "Pause or resume"],
  ["Delete", "Remove, or stop sharing (asks first)"],
  ["Enter", "Go to the details"],
  ["Esc", "Close details or dialog"],
  ["1 2 3 4 5", "Files, my tracker, mirrors, relay, log"],
  ["/", "Search"],
  ["Ctrl V", "Paste a link, an address or a path anywhere"],
]

export const HelpDialog: Component = () => {
  const { dialogs } = useModel()
  return (
    <Dialog title="Help" onClose={dialogs.close}>
      <dl class="keys">
        <For each={keys}>
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
      <p class="quiet">
        This page is your node’s own, reached over Tor. Your management link is a key: whoever has it can run this node.
        Peers see an onion address and nothing else; what you share can still tell who you are.
      </p>
      <div class="dialog-actions">
        <button type="button" class="button primary" autofocus onClick={dialogs.close}>
          Close
        </button>
      </div>
    </Dialog>
  )
}
