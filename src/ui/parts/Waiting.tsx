/** Something that takes seconds, or a minute: says what, and for how long already, and can be left. */
import { type Component, createSignal, onCleanup } from "solid-js"
import { figureWords } from "../../contract/figures.ts"
import { partWords as words } from "./words.ts"

export const Waiting: Component<{ readonly text: string; readonly onCancel: () => void }> = (props) => {
  const [seconds, setSeconds] = createSignal(0)
  const timer = setInterval(() => setSeconds((n) => n + 1), 1_000)
  onCleanup(() => clearInterval(timer))
  return (
    <div class="waiting" data-tone="move">
      <p role="status">{props.text}</p>
      <div class="progress unending" aria-hidden="true">
        <div class="progress-done" />
      </div>
      <p class="quiet">
        <span class="number">{figureWords.s(seconds())}</span> · {words.takes}
      </p>
      <button type="button" class="button" onClick={props.onCancel}>
        {words.cancel}
      </button>
    </div>
  )
}
