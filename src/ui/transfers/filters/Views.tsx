/** The views that are kept, each shown by a click and changed by its menu. */
import { type Component, For, Show } from "solid-js"
import { Icon } from "../../parts/Icon.tsx"
import type { MenuGroup, OpenMenu } from "../../state/menu.ts"
import { useModel } from "../../state/model.ts"
import type { View } from "../../state/preferences.ts"
import { ViewDialog } from "./ViewDialog.tsx"
import { viewWords as words } from "./words.ts"

export const Views: Component = () => {
  const { dialogs, menu, toasts, views } = useModel()
  const replace = async (view: View): Promise<void> => {
    const unkept = await views.replace(view)
    if (unkept) toasts.say("refused", words.unkept[unkept])
  }
  const remove = async (view: View): Promise<void> => {
    if (!(await views.remove(view))) toasts.say("refused", words.unkept.unsent)
  }
  const groups = (view: View): readonly MenuGroup[] => [
    [
      { text: words.rename, run: () => dialogs.look(ViewDialog, { view }) },
      {
        text: words.replace,
        not: views.current()?.id === view.id ? words.same : null,
        run: () => void replace(view),
      },
    ],
    [{ text: words.remove, icon: "remove", danger: true, run: () => void remove(view) }],
  ]
  const open = (view: View, at: OpenMenu["at"]): void => menu.show({ title: view.name, groups: groups(view), at })
  return (
    <Show when={views.all().length > 0}>
      <nav class="filters views" aria-label={words.views}>
        <For each={views.all()}>
          {(view) => (
            <div class="view">
              <button
                type="button"
                class="filter"
                aria-pressed={views.current()?.id === view.id}
                onClick={() => views.show(view)}
                onContextMenu={(event) => {
                  event.preventDefault()
                  open(view, event.currentTarget.getBoundingClientRect())
                }}
              >
                <bdi>{view.name}</bdi>
              </button>
              <button
                type="button"
                class="button bare small"
                aria-label={words.more(view.name)}
                aria-haspopup="menu"
                onClick={(event) => open(view, event.currentTarget.getBoundingClientRect())}
              >
                <Icon name="more" />
              </button>
            </div>
          )}
        </For>
      </nav>
    </Show>
  )
}

/** The way to keep another one, when what is shown is none of them. */
export const KeepView: Component = () => {
  const { dialogs, list, views } = useModel()
  const keepable = () => !views.current() && (views.all().length > 0 || Object.keys(list.asked()).length > 0)
  return (
    <Show when={keepable()}>
      <button type="button" class="filter keep-view" onClick={() => dialogs.look(ViewDialog)}>
        <Icon name="add" />
        {words.keep}
      </button>
    </Show>
  )
}
