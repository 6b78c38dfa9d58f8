/**
 * A tree of files: what is wanted of it, by check boxes of three states and priorities, how large it is and how far.
 * One line of it can be reached by Tab, and all by arrows; Space wants or skips. Only lines in sight are in the
 * document. Names are strangers' words.
 */
import { type Component, createEffect, createMemo, For, type JSX, on, Show } from "solid-js"
import { bytesText, percentOf, percentText } from "../../../../contract/figures.ts"
import { LEVELS, NORMAL, SKIP } from "../../../../contract/files.ts"
import { VirtualRows } from "../../../parts/VirtualRows.tsx"
import type { TreeView } from "./createTreeView.ts"
import { commonLevel, countsOf, sumIn, sumsOf, withLevel } from "./tree.ts"
import { filesWords as words } from "./words.ts"

const HEIGHT = 37

export interface FileTreeProps {
  readonly view: TreeView
  /** Of each file; null where all are wanted for good. */
  readonly levels: Uint8Array | null
  readonly onLevels?: (levels: Uint8Array) => void
  /** Octets of each file that are here. */
  readonly verified?: Float64Array
  /** At the end of a line. */
  readonly actions?: (node: number, isCurrent: () => boolean) => JSX.Element
}

export const FileTree: Component<FileTreeProps> = (props) => {
  let box!: HTMLDivElement
  const view = () => props.view
  const tree = () => view().tree()
  const ids = createMemo(() => Array.from(view().lines(), String))
  /** Files that a box is about: where one looks for something, those that were found. */
  const counted = createMemo(() => countsOf(tree(), view().shown()))
  const wanted = createMemo(() => countsOf(tree(), view().shown(), props.levels))
  const done = createMemo(() => props.verified && sumsOf(props.verified))
  const stateOf = (node: number): "all" | "some" | "none" => {
    const some = sumIn(tree(), wanted(), node)
    return some === 0 ? "none" : some === sumIn(tree(), counted(), node) ? "all" : "some"
  }
  const choose = (node: number, level: number): void =>
    props.onLevels?.(withLevel(tree(), props.levels!, node, level, view().shown()))
  const toggle = (node: number): void => choose(node, stateOf(node) === "all" ? SKIP : NORMAL)
  /** Only after a key: a click has the focus where it was made. */
  let follows = false
  createEffect(
    on(
      () => view().current(),
      (node) => {
        if (!follows) return
        follows = false
        requestAnimationFrame(() => box.querySelector<HTMLElement>(`tr[data-node="${node}"]`)?.focus())
      },
      { defer: true },
    ),
  )
  createEffect(on([view().words, view().unfinishedOnly], () => box.scrollTo(0, 0), { defer: true }))
  /** At the table itself: what the page does with the same keys must not hear of them. */
  const onKey = (event: KeyboardEvent): void => {
    if (event.ctrlKey || event.metaKey || event.altKey) return
    if (event.target instanceof Element && event.target.closest("select, input, button, a")) return
    const node = view().current()
    const page = Math.max(1, Math.floor(box.clientHeight / HEIGHT) - 2)
    follows = true
    let meant = view().move(event.key, page)
    if (event.key === " " && props.levels && props.onLevels) {
      toggle(node)
      meant = true
    }
    if (event.key === "Enter" && view().isFolder(node)) {
      view().open(node, !view().isOpen(node))
      meant = true
    }
    follows &&= view().current() !== node
    if (!meant) return
    event.preventDefault()
    event.stopPropagation()
  }
  return (
    <div ref={box} class="file-tree" tabindex="-1">
      <table
        role="treegrid"
        aria-label={words.tree}
        aria-rowcount={ids().length + 1}
        on:keydown={onKey}
        classList={{ "has-progress": done() !== undefined, "has-choice": props.levels !== null }}
      >
        <thead>
          <tr aria-rowindex="1">
            <th scope="col">{words.head.name}</th>
            <th scope="col" class="number file-size">
              {words.head.size}
            </th>
            <Show when={done()}>
              <th scope="col" class="file-progress">
                {words.head.progress}
              </th>
            </Show>
            <Show when={props.levels}>
              <th scope="col" class="file-level">
                {words.head.priority}
              </th>
            </Show>
            <Show when={props.actions}>
              <th scope="col" class="file-actions">
                <span class="hidden">{words.head.actions}</span>
              </th>
            </Show>
          </tr>
        </thead>
        <VirtualRows ids={ids()} scroller={() => box} height={HEIGHT} kept={view().lineOf(view().current())}>
          {(id, ref) => {
            const node = Number(id)
            const name = () => tree().name(node)
            const bytes = () => sumIn(tree(), tree().bytes, node)
            const isFolder = () => view().isFolder(node)
            const isCurrent = () => view().current() === node
            const level = createMemo(() =>
              props.levels ? commonLevel(tree(), props.levels, node, view().shown()) : null,
            )
            return (
              <tr
                ref={ref}
                class="file"
                data-node={node}
                data-wanted={stateOf(node)}
                aria-level={(tree().depths[node] ?? 0) + 1}
                aria-expanded={isFolder() ? view().isOpen(node) : undefined}
                aria-selected={isCurrent()}
                tabindex={isCurrent() ? 0 : -1}
                onFocusIn={() => view().setCurrent(node)}
                onClick={() => view().setCurrent(node)}
              >
                <td class="file-name">
                  <div class="file-label" style={{ "--depth": tree().depths[node] }}>
                    <Show when={isFolder()} fallback={<span class="file-twist" />}>
                      <button
                        type="button"
                        class="file-twist"
                        tabindex="-1"
                        aria-label={words.open(name())}
                        onClick={() => view().open(node, !view().isOpen(node))}
                      >
                        {view().isOpen(node) ? "▾" : "▸"}
                      </button>
                    </Show>
                    <Show when={props.levels}>
                      <input
                        type="checkbox"
                        tabindex="-1"
                        aria-label={words.want(name())}
                        checked={stateOf(node) === "all"}
                        ref={(check) => createEffect(() => (check.indeterminate = stateOf(node) === "some"))}
                        onChange={(event) => {
                          toggle(node)
                          // A refusal, or a box of three states, has it stand otherwise than the browser set it.
                          event.currentTarget.checked = stateOf(node) === "all"
                          event.currentTarget.indeterminate = stateOf(node) === "some"
                        }}
                      />
                    </Show>
                    <bdi title={name()} onDblClick={() => view().open(node, !view().isOpen(node))}>
                      {name()}
                      {isFolder() ? "/" : ""}
                    </bdi>
                  </div>
                </td>
                <td class="number file-size">{bytesText(bytes())}</td>
                <Show when={done()}>
                  {(sums) => {
                    const percent = () => (bytes() === 0 ? 100 : percentOf(sumIn(tree(), sums(), node), bytes()))
                    return (
                      <td class="file-progress">
                        <div class="progress" data-tone={percent() === 100 ? "go" : "move"} aria-hidden="true">
                          <div class="progress-done" style={{ "--done": `${percent()}%` }} />
                        </div>
                        <span class="percent">{percentText(percent())}</span>
                      </td>
                    )
                  }}
                </Show>
                <Show when={props.levels}>
                  <td class="file-level">
                    <select
                      tabindex={isCurrent() ? 0 : -1}
                      aria-label={words.priorityOf(name())}
                      disabled={stateOf(node) === "none"}
                      onChange={(event) => choose(node, LEVELS.indexOf(event.currentTarget.value as "low"))}
                    >
                      <Show when={level() === null}>
                        <option value="" selected disabled>
                          {stateOf(node) === "none" ? words.notWanted : words.mixed}
                        </option>
                      </Show>
                      <For each={LEVELS.slice(1)}>
                        {(each) => (
                          <option value={each} selected={LEVELS[level() ?? 0] === each}>
                            {words.levels[each]}
                          </option>
                        )}
                      </For>
                    </select>
                  </td>
                </Show>
                <Show when={props.actions}>
                  <td class="file-actions">{props.actions!(node, isCurrent)}</td>
                </Show>
              </tr>
            )
          }}
        </VirtualRows>
      </table>
      <Show when={ids().length === 0}>
        <p class="quiet centred">{view().words().trim() ? words.nothingFound : words.nothingUnfinished}</p>
      </Show>
    </div>
  )
}
