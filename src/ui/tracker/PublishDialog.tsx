/** Says what it means to make a share public, before it is; there is no way back that is whole. */
import { type Component, For, Show } from "solid-js"
import type { ShareView } from "../../contract/rows.ts"
import { publishWords } from "../../contract/words/publish.ts"
import { answeredText } from "../../contract/words/traces.ts"
import { Marked } from "../parts/Marked.tsx"
import { ConfirmDialog } from "../dialogs/ConfirmDialog.tsx"
import { publishingWords as words } from "./publishingWords.ts"

export const PublishDialog: Component<{ readonly share: ShareView }> = (props) => (
  <ConfirmDialog
    title={words.publishTitle}
    about={props.share}
    command={{ type: "PublishShare", share: props.share.id }}
    go={words.publishGo}
    done={words.published}
  >
    <aside class="teach">
      <h3>{words.unknown}</h3>
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
      <Show when={props.share.metadata} fallback={<Marked text={words.notLookedAt} />}>
        {(metadata) => words.filesSay(answeredText(metadata()))}
      </Show>
    </p>
    <p>{publishWords.onion}</p>
  </ConfirmDialog>
)
