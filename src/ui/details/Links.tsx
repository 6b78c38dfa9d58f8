/** The private link of a share, with what its owner should know before passing it on. */
import { type Component, For, Show } from "solid-js"
import { CopyField } from "../parts/CopyField.tsx"
import type { Item } from "../state/items.ts"

export const Links: Component<{ readonly item: Item }> = (props) => (
  <div class="links">
    <For each={props.item.shares.map((share) => share.id)}>
      {(id) => {
        const share = () => props.item.shares.find((s) => s.id === id)
        return (
          <Show when={share()?.link} fallback={<p class="quiet">The link is ready as soon as the files are hashed and the onion service is published.</p>}>
            {(link) => <CopyField text={link()} label="Private link" />}
          </Show>
        )
      }}
    </For>
    <ul class="advice">
      <li>Whoever has the link can download this, and pass the link on. Send it where only the right people read along.</li>
      <li>It works while this node runs. Those who download serve each other, too.</li>
      <li>It has an onion of its own, which tells nothing of your other shares. Stop sharing, and it ends for ever.</li>
    </ul>
  </div>
)
