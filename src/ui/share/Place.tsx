/** Which file or folder, on the node's machine; beside where one shared from before. */
import { type Component, createMemo, For, Show } from "solid-js"
import { Field } from "../parts/Field.tsx"
import { useModel } from "../state/model.ts"
import type { ShareDraft } from "./createDraft.ts"
import { shareWords } from "./words.ts"

const MOST = 5

/** The folders that files were shared from, the newest first, each with its slash. */
const foldersOf = (shares: Iterable<{ readonly path: string; readonly createdAt: number }>): readonly string[] =>
  [
    ...new Set(
      [...shares].sort((a, b) => b.createdAt - a.createdAt).map(({ path }) => path.slice(0, path.lastIndexOf("/") + 1)),
    ),
  ]
    .filter((folder) => folder.length > 1)
    .slice(0, MOST)

interface PlaceProps {
  readonly draft: ShareDraft
  readonly problem: string | undefined
  readonly onCancel: () => void
}

export const Place: Component<PlaceProps> = (props) => {
  const { shares } = useModel()
  const folders = createMemo(() => foldersOf(shares().values()))
  const take = (folder: string): void => {
    props.draft.setPath(folder)
    document.getElementById("share-path")?.focus()
  }
  return (
    <>
      <Field
        id="share-path"
        label="Path on the node’s machine"
        mono
        autofocus
        placeholder="/home/you/Field recordings"
        value={props.draft.path()}
        onInput={props.draft.setPath}
        problem={props.problem}
        maxLength={4096}
        hint="A file or a folder. It is shared in place and not copied."
      />
      <Show when={folders().length > 0}>
        <div class="share-folders">
          <span class="quiet">Shared from before:</span>
          <For each={folders()}>
            {(folder) => (
              <button type="button" class="link-like mono" onClick={() => take(folder)}>
                <bdi>{folder}</bdi>
              </button>
            )}
          </For>
        </div>
      </Show>
      <aside class="teach">
        <h3>Tor hides where you are, not what you share</h3>
        <ul>
          <li>The node looks first at what the files say about you. You see it before anything is shared.</li>
          <For each={shareWords.goesAlong}>{(line) => <li>{line}</li>}</For>
        </ul>
      </aside>
      <div class="dialog-actions">
        <button type="button" class="button" onClick={props.onCancel}>
          Cancel
        </button>
        <button type="submit" class="button primary">
          Look at it
        </button>
      </div>
    </>
  )
}
