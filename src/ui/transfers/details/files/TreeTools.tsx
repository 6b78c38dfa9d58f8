/** Above a tree of files: to look for one, to choose all or none, and how much is chosen. */
import { type Component, createMemo, type JSX, Show } from "solid-js"
import { NORMAL, SKIP } from "../../../../contract/files.ts"
import type { TreeView } from "./createTreeView.ts"
import type { Tree } from "./tree.ts"
import { filesWords as words } from "./words.ts"

interface TreeToolsProps {
  readonly view: TreeView
  readonly levels: Uint8Array | null
  readonly onLevels?: (levels: Uint8Array) => void
  readonly canBeUnfinished?: boolean
  readonly children?: JSX.Element
}

/** How much of it is chosen. */
export const chosenOf = ({ nodes, bytes }: Tree, levels: Uint8Array | null) => {
  if (!levels?.includes(SKIP)) return { files: nodes.length, bytes: bytes[nodes.length]! }
  const chosen = { files: 0, bytes: 0 }
  for (let file = 0; file < nodes.length; file++) {
    if (levels[file] === SKIP) continue
    chosen.files++
    chosen.bytes += bytes[file + 1]! - bytes[file]!
  }
  return chosen
}

export const TreeTools: Component<TreeToolsProps> = (props) => {
  const tree = () => props.view.tree()
  /** What is shown, where one looks for something. */
  const put = (level: number): void => {
    const shown = props.view.shown()
    props.onLevels?.(
      Uint8Array.from(props.levels!, (before, file) => (shown && shown[tree().nodes[file]!] === 0 ? before : level)),
    )
  }
  const chosen = createMemo(() => chosenOf(tree(), props.levels))
  const isDeep = () => tree().count > tree().nodes.length
  return (
    <div class="tree-tools">
      <input
        type="search"
        aria-label={words.search}
        placeholder={words.search}
        value={props.view.words()}
        autocomplete="off"
        spellcheck={false}
        onInput={(event) => props.view.setWords(event.currentTarget.value)}
        onKeyDown={(event) => {
          if (event.key !== "Escape" || props.view.words() === "") return
          event.preventDefault()
          event.stopPropagation()
          props.view.setWords("")
        }}
      />
      <Show when={props.canBeUnfinished}>
        <label class="tree-check">
          <input
            type="checkbox"
            checked={props.view.unfinishedOnly()}
            onChange={(event) => props.view.setUnfinishedOnly(event.currentTarget.checked)}
          />
          {words.unfinishedOnly}
        </label>
      </Show>
      <div class="tree-buttons">
        <Show when={props.levels}>
          <button type="button" class="button" onClick={() => put(NORMAL)}>
            {words.all}
          </button>
          <button type="button" class="button" onClick={() => put(SKIP)}>
            {words.none}
          </button>
        </Show>
        <Show when={isDeep()}>
          <button type="button" class="button" onClick={() => props.view.openAll(true)}>
            {words.openAll}
          </button>
          <button type="button" class="button" onClick={() => props.view.openAll(false)}>
            {words.closeAll}
          </button>
        </Show>
      </div>
      {props.children}
      <span class="quiet" role="status">
        {words.chosen(chosen().files, tree().nodes.length, chosen().bytes)}
      </span>
    </div>
  )
}
