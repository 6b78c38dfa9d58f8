/** Which file or folder, on the node's machine; beside where one shared from before. */
import { type Component, createMemo, For, Show } from "solid-js"
import { PathField } from "../parts/path/PathField.tsx"
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
      <PathField
        id="share-path"
        label={shareWords.path}
        files
        autofocus
        placeholder={shareWords.pathExample}
        value={props.draft.path()}
        onInput={props.draft.setPath}
        problem={props.problem}
        hint={shareWords.pathHint}
      />
      <Show when={folders().length > 0}>
        <div class="share-folders">
          <span class="quiet">{shareWords.before}</span>
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
        <h3>{shareWords.hides}</h3>
        <ul>
          <li>{shareWords.looksFirst}</li>
          <For each={shareWords.goesAlong}>{(line) => <li>{line}</li>}</For>
        </ul>
      </aside>
      <div class="dialog-actions">
        <button type="button" class="button" onClick={props.onCancel}>
          {shareWords.cancel}
        </button>
        <button type="submit" class="button primary">
          {shareWords.look}
        </button>
      </div>
    </>
  )
}
