/** What can be added, and a field that takes anything and says what it is. */
import { type Component, createSignal, For, Show } from "solid-js"
import { Icon } from "../parts/Icon.tsx"
import { recognised } from "../state/dialogs.ts"
import { useModel } from "../state/model.ts"
import { frameWords } from "./words.ts"

export const AddPanel: Component<{ readonly close: () => void }> = (props) => {
  const { dialogs } = useModel()
  const [text, setText] = createSignal("")
  const found = () => recognised(text().trim(), dialogs)
  const open = (event: SubmitEvent): void => {
    event.preventDefault()
    const known = found()
    if (!known) return
    props.close()
    known.open()
  }
  return (
    <div class="add">
      <form onSubmit={open}>
        <label class="hidden" for="add-anything">
          {frameWords.paste}
        </label>
        <input
          id="add-anything"
          type="text"
          class="mono"
          autofocus
          autocomplete="off"
          autocapitalize="off"
          spellcheck={false}
          maxlength={4096}
          placeholder={frameWords.paste}
          aria-describedby="add-is"
          value={text()}
          onInput={(event) => setText(event.currentTarget.value)}
        />
        <p id="add-is" class="hint" role="status">
          {text().trim() === "" ? frameWords.pasteHint : (found()?.words ?? frameWords.notKnown)}
        </p>
        <Show when={found()}>
          <button type="submit" class="button primary">
            {frameWords.goOn}
          </button>
        </Show>
      </form>
      <ul class="choices-list">
        <For each={dialogs.entries}>
          {({ adds, text: name, key, show }) => (
            <Show when={adds}>
              {(icon) => (
                <li>
                  <button
                    type="button"
                    class="choice"
                    onClick={() => {
                      props.close()
                      show(dialogs)
                    }}
                  >
                    <Icon name={icon()} />
                    <span>{frameWords.asks(name ?? "")}</span>
                    <Show when={key}>{(letter) => <kbd aria-hidden="true">{letter()}</kbd>}</Show>
                  </button>
                </li>
              )}
            </Show>
          )}
        </For>
      </ul>
    </div>
  )
}
