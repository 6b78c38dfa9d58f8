/** Says what it means to make a share public, before it is; there is no way back that is whole. */
import { type Component, For, Show } from "solid-js"
import type { ShareView } from "../../contract/rows.ts"
import { publishWords } from "../../contract/words/publish.ts"
import { answeredText } from "../../contract/words/traces.ts"
import { Marked } from "../parts/Marked.tsx"
import { ConfirmDialog } from "../dialogs/ConfirmDialog.tsx"

const NOT_LOOKED_AT =
  "Its files were shared before a node looked at what they say about whoever shares them: look first, by bulbil look."

export const PublishDialog: Component<{ readonly share: ShareView }> = (props) => (
  <ConfirmDialog
    title="Make this public?"
    about={props.share}
    command={{ type: "PublishShare", share: props.share.id }}
    go="Make public"
    done="It is prepared under a new onion; your tracker lists it as soon as that is done."
  >
    <aside class="teach">
      <h3>It cannot be un-known</h3>
      <ul>
        <For each={publishWords.meaning}>
          {(line) => (
            <li>
              <Marked text={line} />
            </li>
          )}
        </For>
      </ul>
    </aside>
    <p>
      <Show when={props.share.metadata} fallback={NOT_LOOKED_AT}>
        {(metadata) => <>What its files say: {answeredText(metadata())}</>}
      </Show>
    </p>
    <p>{publishWords.onion}</p>
  </ConfirmDialog>
)
