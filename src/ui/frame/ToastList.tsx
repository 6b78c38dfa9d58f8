/** Short messages in a corner, read out as they come. Refusals interrupt, the rest waits its turn. */
import { type Component, For } from "solid-js"
import { Icon } from "../parts/Icon.tsx"
import { useModel } from "../state/model.ts"
import { frameWords } from "./words.ts"

export const ToastList: Component = () => {
  const { toasts } = useModel()
  return (
    <div class="toasts" role="status" aria-live="polite">
      <For each={toasts.toasts()}>
        {(toast) => (
          <div class="toast" data-kind={toast.kind} role={toast.kind === "refused" ? "alert" : undefined}>
            <Icon name={toast.kind === "refused" ? "alert" : "check"} />
            <p>{toast.text}</p>
            <button
              type="button"
              class="button bare small"
              aria-label={frameWords.dismiss}
              onClick={() => toasts.dismiss(toast.id)}
            >
              <Icon name="close" />
            </button>
          </div>
        )}
      </For>
    </div>
  )
}
