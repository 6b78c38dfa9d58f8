/** The files of a torrent: how far each is, and which of them are wanted. */
import { type Component, createEffect, createMemo, createResource, on, Show } from "solid-js"
import { type FilesPage, NORMAL, readProgress, SKIP } from "../../../../contract/files.ts"
import { readRuns } from "../../../../contract/pieces.ts"
import { wantedOf } from "../../../../contract/standing.ts"
import type { TorrentRow } from "../../../../contract/rows.ts"
import { askFiles } from "../../../state/ask.ts"
import { createPieces } from "../createPieces.ts"
import { createChoice } from "./createChoice.ts"
import { createTreeView } from "./createTreeView.ts"
import { createAllowed, FileActions } from "./FileActions.tsx"
import { FileTree } from "./FileTree.tsx"
import { pathOf, treeOf, verifiedBytes } from "./tree.ts"
import { chosenOf, TreeTools } from "./TreeTools.tsx"
import { filesWords as words } from "./words.ts"

export const FilesTab: Component<{ readonly torrent: TorrentRow }> = (props) => {
  // Asked again when the metadata have come.
  const [answer, { refetch }] = createResource(
    () => `${props.torrent.id} ${props.torrent.files}`,
    () => askFiles(props.torrent.id),
  )
  const page = () => (answer.latest?.ok ? answer.latest.value : undefined)
  const problem = () => (answer.latest && !answer.latest.ok ? answer.latest.message : words.reading)
  return (
    <Show when={page()} fallback={<p class="quiet">{problem()}</p>}>
      {(now) => <Files page={now()} torrent={props.torrent} again={() => void refetch()} />}
    </Show>
  )
}

const Files: Component<{ readonly page: FilesPage; readonly torrent: TorrentRow; readonly again: () => void }> = (
  props,
) => {
  /** What one has opened stays so when the choice is asked for again: a torrent's files are always the same. */
  const infohash = createMemo(() => props.page.infohash)
  const tree = createMemo(on(infohash, () => treeOf(props.page)))
  /** Then the torrent lies where the file does. */
  const isSingle = () => tree().count === 1 && tree().name(0) === props.page.name
  const allowed = createAllowed()
  const pieces = createPieces(
    () => props.torrent.id,
    () => props.torrent.verifiedPieces,
  )
  /** As the tree was told; from then on as the pieces are. */
  const verified = createMemo(() => {
    const now = pieces()
    if (!now) return readProgress(props.page)
    return verifiedBytes(props.page.sizes, now.pieceLength, readRuns(now.pieces, now.verified))
  })
  const choice = createChoice(() => props.page, props.again)
  const levels = () => (props.page.origin === "share" ? null : choice.levels())
  const view = createTreeView(tree, () => {
    const [now, wanted] = [verified(), levels()]
    return (file) => now[file]! < props.page.sizes[file]! && (wanted?.[file] ?? NORMAL) !== SKIP
  })
  // Somebody may choose elsewhere, by the command line say.
  createEffect(
    on(
      () => wantedOf(props.torrent),
      ({ files, bytes }) => {
        const chosen = chosenOf(tree(), choice.levels())
        if (chosen.files !== files || chosen.bytes !== bytes) props.again()
      },
      { defer: true },
    ),
  )
  return (
    <div class="files">
      <TreeTools view={view} levels={levels()} onLevels={choice.choose} canBeUnfinished>
        <Show when={levels()}>
          <label class="tree-check" title={words.sequentialHint}>
            <input
              type="checkbox"
              checked={choice.sequential()}
              onChange={(event) => void choice.order(event.currentTarget.checked)}
            />
            {words.sequential}
          </label>
        </Show>
      </TreeTools>
      <FileTree
        view={view}
        levels={levels()}
        onLevels={choice.choose}
        verified={verified()}
        actions={(node, isCurrent) => {
          const file = view.isFolder(node) ? -1 : tree().firsts[node]!
          return (
            <FileActions
              torrent={props.torrent.id}
              path={isSingle() ? props.torrent.path : `${props.torrent.path}/${pathOf(tree(), node)}`}
              file={file}
              whole={file >= 0 && verified()[file] === props.page.sizes[file]}
              allowed={allowed}
              isCurrent={isCurrent()}
            />
          )
        }}
      />
    </div>
  )
}
