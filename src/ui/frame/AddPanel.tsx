/** What can be added, and a field that takes anything and says what it is. */
import { type Component, createSignal, For, Show } from "solid-js"
import { Icon } from "../parts/Icon.tsx"
import { recognised } from "../state/dialogs.ts"
import { useModel } from "../state/model.ts"

const NOT_KNOWN = "No link, address or path: a path begins with /, a link with http://."

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
          Paste anything
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
          placeholder="Paste anything"
          aria-describedby="add-is"
          value={text()}
          onInput={(event) => setText(event.currentTarget.value)}
        />
        <p id="add-is" class="hint" role="status">
          {text().trim() === "" ? "A link, a tracker’s address, or a path." : (found()?.words ?? NOT_KNOWN)}
        </p>
        <Show when={found()}>
          <button type="submit" class="button primary">
            Go on
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
                    <span>{name}…</span>
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
