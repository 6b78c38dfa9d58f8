/**
 * A component that is fetched when it is first shown, or before, in a quiet moment. What fails to come (the connection
 * is lost, or the node has other software by now) says so, and can be asked for again.
 */
import { type Component, createEffect, createSignal, Show } from "solid-js"
import { Dynamic } from "solid-js/web"
import { partWords as words } from "./words.ts"

export type Later<Props extends object> = Component<Props> & {
  /** @returns whether it is here now. */
  readonly preload: () => Promise<boolean>
}

/** What comes into a dialog that is open already has missed the moment in which the browser gives the focus. */
const focusInDialog = (): void => {
  const { activeElement } = document
  if (activeElement instanceof HTMLDialogElement) activeElement.querySelector<HTMLElement>("[autofocus]")?.focus()
}

export const notFetched = (): string => words.notFetched

export const later = <Props extends object>(load: () => Promise<Component<Props>>): Later<Props> => {
  const [loaded, setLoaded] = createSignal<Component<Props>>()
  const [failed, setFailed] = createSignal(false)
  let asked: Promise<boolean> | undefined
  const preload = (): Promise<boolean> =>
    (asked ??= load().then(
      (component) => {
        setLoaded(() => component)
        return true
      },
      () => {
        asked = undefined
        setFailed(true)
        return false
      },
    ))
  const again = (): void => {
    setFailed(false)
    void preload()
  }
  const Fetched: Component<Props> = (props) => {
    again()
    createEffect(() => loaded() && queueMicrotask(focusInDialog))
    return (
      <Show
        when={loaded()}
        fallback={
          <Show when={failed()} fallback={<p class="quiet centred">{words.fetching}</p>}>
            <div class="centred" role="alert">
              <p>{words.notFetched}</p>
              <button type="button" class="button" onClick={again}>
                {words.again}
              </button>{" "}
              <button type="button" class="button" onClick={() => location.reload()}>
                {words.anew}
              </button>
            </div>
          </Show>
        }
      >
        <Dynamic component={loaded()!} {...props} />
      </Show>
    )
  }
  return Object.assign(Fetched, { preload })
}

/** Fetches what may be wanted later, one after the other. */
export const preloadAll = async (
  components: readonly (Component<never> & Partial<Pick<Later<object>, "preload">>)[],
): Promise<void> => {
  for (const component of components) await component.preload?.()
}
