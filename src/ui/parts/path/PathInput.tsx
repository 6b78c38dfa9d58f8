/**
 * A path on the node's machine, completed there: a combobox whose list says what the path can go on with, or which
 * folders were used last. Arrows choose, Enter or Tab takes, Esc closes the list and nothing else. What is in the list
 * is somebody's names, and only ever text.
 */
import { placeText } from "../../../contract/places.ts"
import { type Component, createEffect, createMemo, createSignal, For, on, Show } from "solid-js"
import { useModel } from "../../state/model.ts"
import { Icon } from "../Icon.tsx"
import { createCompletion } from "./createCompletion.ts"
import { createPanel } from "./createPanel.ts"
import { lastFolders } from "./lastFolders.ts"
import { entryOptions, folderOptions, type PathOption } from "./options.ts"
import "./path.css"
import { pathWords as words } from "./words.ts"

export interface PathInputProps {
  readonly id: string
  readonly value: string
  readonly onInput: (value: string) => void
  /** Files are meant as well as folders. */
  readonly files?: true
  readonly placeholder?: string
  readonly autofocus?: true
  readonly invalid: boolean
  readonly describedBy: string
}

const MAX_PATH = 4_096
const NONE = -1

export const PathInput: Component<PathInputProps> = (props) => {
  const { preferences } = useModel()
  const [open, setOpen] = createSignal(false)
  const [at, setAt] = createSignal(NONE)
  const completion = createCompletion(
    () => props.value,
    () => props.files === true,
  )
  const isEmpty = () => props.value === ""
  const options = createMemo((): readonly PathOption[] => {
    if (!open()) return []
    if (isEmpty()) return folderOptions(lastFolders(preferences))
    return entryOptions(placeText(completion.page()?.folder ?? ""), completion.entries())
  })
  const notes = createMemo((): readonly string[] => {
    const page = completion.page()
    if (!open() || isEmpty()) return []
    if (completion.refusal()) return [completion.refusal()!]
    if (!page || options().length + page.unnamed === 0) return []
    return [
      ...(page.freeBytes === null ? [] : [words.free(page.freeBytes)]),
      ...(page.more ? [words.more] : []),
      ...(page.unnamed > 0 ? [words.unnamed(page.unnamed)] : []),
    ]
  })
  const shown = createMemo(() => options().length + notes().length > 0)
  let field!: HTMLInputElement
  let panel!: HTMLDivElement
  let list!: HTMLUListElement
  createPanel({ field: () => field, panel: () => panel, shown })
  createEffect(on(options, () => setAt(NONE)))
  createEffect(on(at, (n) => list.children[n]?.scrollIntoView({ block: "nearest" }), { defer: true }))

  const show = (): void => {
    completion.forget()
    setOpen(true)
    completion.stir("once")
  }
  const take = ({ path, folder }: PathOption): void => {
    if (path === null) return
    props.onInput(path)
    field.scrollLeft = field.scrollWidth
    if (!folder) return void setOpen(false)
    completion.stir("once")
  }
  const move = (step: number): void => {
    if (!shown()) return show()
    const places = options().length + 1
    setAt((n) => ((n + 1 + step + places) % places) - 1)
  }
  const onKey = (event: KeyboardEvent): void => {
    if (event.isComposing || event.ctrlKey || event.altKey || event.metaKey || event.shiftKey) return
    const chosen = options()[at()]
    if (event.key === "ArrowDown") move(1)
    else if (event.key === "ArrowUp") move(-1)
    else if (event.key === "Escape" && shown()) setOpen(false)
    else if ((event.key === "Enter" || event.key === "Tab") && chosen) take(chosen)
    else if (event.key === "Enter") return void setOpen(false)
    else return
    event.preventDefault()
    event.stopPropagation()
  }
  return (
    <>
      <input
        ref={field}
        id={props.id}
        type="text"
        class="mono"
        role="combobox"
        aria-autocomplete="list"
        aria-expanded={shown()}
        aria-controls={`${props.id}-list`}
        aria-activedescendant={at() === NONE ? undefined : `${props.id}-${at()}`}
        aria-invalid={props.invalid}
        aria-describedby={props.describedBy}
        value={props.value}
        placeholder={props.placeholder ?? ""}
        maxlength={MAX_PATH}
        autocomplete="off"
        autocapitalize="off"
        spellcheck={false}
        autofocus={props.autofocus}
        onInput={(event) => {
          props.onInput(event.currentTarget.value)
          setOpen(true)
          completion.stir()
        }}
        onFocus={() => isEmpty() && !props.autofocus && show()}
        onClick={() => isEmpty() && show()}
        onBlur={() => setOpen(false)}
        on:keydown={onKey}
      />
      {/* What is pressed in it takes the focus from nobody. */}
      <div ref={panel} popover="manual" class="path-panel" onMouseDown={(event) => event.preventDefault()}>
        <ul
          ref={list}
          id={`${props.id}-list`}
          role="listbox"
          aria-label={isEmpty() ? words.last : words.list}
          hidden={options().length === 0}
        >
          <For each={options()}>
            {(each, n) => (
              <li
                id={`${props.id}-${n()}`}
                role="option"
                aria-selected={at() === n()}
                aria-disabled={each.path === null}
                title={each.path === null ? words.signs : undefined}
                onClick={() => take(each)}
              >
                <Icon name={each.folder ? "files" : "metadata"} />
                <bdi>{each.shown}</bdi>
              </li>
            )}
          </For>
        </ul>
        <Show when={notes().length > 0}>
          <p class="quiet">
            <For each={notes()}>{(note) => <bdi>{note}</bdi>}</For>
          </p>
        </Show>
      </div>
      <span class="hidden" role="status">
        {shown() ? (completion.refusal() ?? words.found(options().length)) : ""}
      </span>
    </>
  )
}
