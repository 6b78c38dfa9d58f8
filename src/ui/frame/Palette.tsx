/** Every command by its name, with its key: type some of its words, choose with the arrows, Enter. */
import { type Component, createEffect, createMemo, createSignal, For, on, Show } from "solid-js"
import { Dialog } from "../dialogs/Dialog.tsx"
import type { DialogEntry } from "../state/dialogs.ts"
import { useModel } from "../state/model.ts"
import type { Command } from "../state/shortcuts.ts"
import { commandsOf, matching } from "./commands.ts"
import { frameWords } from "./words.ts"

const Palette: Component = () => {
  const model = useModel()
  const [sought, setSought] = createSignal("")
  const [at, setAt] = createSignal(0)
  const all = commandsOf(model, paletteDialog)
  const found = createMemo(() => matching(all, sought()))
  createEffect(on(found, () => setAt(0)))
  let list!: HTMLUListElement
  createEffect(on(at, (n) => list.children[n]?.scrollIntoView({ block: "nearest" }), { defer: true }))
  const run = (command: Command | undefined): void => {
    if (!command) return
    model.dialogs.close()
    command.run()
  }
  const onKey = (event: KeyboardEvent): void => {
    const step = event.key === "ArrowDown" ? 1 : event.key === "ArrowUp" ? -1 : 0
    if (step !== 0) setAt((n) => (n + step + found().length) % Math.max(1, found().length))
    else if (event.key === "Enter") run(found()[at()])
    else return
    event.preventDefault()
  }
  return (
    <Dialog title={frameWords.anything} onClose={model.dialogs.close} sought>
      <input
        type="text"
        role="combobox"
        aria-label={frameWords.command}
        aria-expanded="true"
        aria-controls="palette-list"
        aria-activedescendant={found().length > 0 ? `palette-${at()}` : undefined}
        autofocus
        autocomplete="off"
        spellcheck={false}
        placeholder={frameWords.commandHint}
        onInput={(event) => setSought(event.currentTarget.value)}
        onKeyDown={onKey}
      />
      <ul ref={list} id="palette-list" role="listbox" aria-label={frameWords.commands} class="palette">
        <For each={found()}>
          {(command, n) => (
            <li
              id={`palette-${n()}`}
              role="option"
              aria-selected={at() === n()}
              onClick={() => run(command)}
              onPointerMove={() => setAt(n())}
            >
              <span>{command.text}</span>
              <Show when={command.key}>
                {(key) => (
                  <span>
                    <For each={key().split(" ")}>{(part) => <kbd>{part}</kbd>}</For>
                  </span>
                )}
              </Show>
            </li>
          )}
        </For>
      </ul>
      <Show when={found().length === 0}>
        <p class="quiet" role="status">
          {frameWords.noCommand}
        </p>
      </Show>
    </Dialog>
  )
}

export const paletteDialog: DialogEntry = {
  key: "ctrl-k",
  get text() {
    return frameWords.byName
  },
  show: (dialogs) => dialogs.look(Palette),
}
