/**
 * Shows the menu that is open, above all else. Arrows, Home, End and first letters move in it; Esc, Tab or a click
 * elsewhere close it, and the focus goes back to where it was.
 */
import { type Component, For, onCleanup, onMount, Show } from "solid-js"
import { Icon } from "../parts/Icon.tsx"
import { placeBeside } from "../parts/placeBeside.ts"
import type { MenuEntry, OpenMenu } from "../state/menu.ts"
import { useModel } from "../state/model.ts"

export const MenuHost: Component = () => {
  const { menu } = useModel()
  return (
    <Show when={menu.open()} keyed>
      {(open) => <Menu menu={open} />}
    </Show>
  )
}

const Menu: Component<{ readonly menu: OpenMenu }> = (props) => {
  const { menu } = useModel()
  const before = document.activeElement
  let panel!: HTMLDivElement
  const entries = (): HTMLElement[] => [...panel.querySelectorAll<HTMLElement>("[role^=menuitem]")]
  onMount(() => {
    panel.showPopover()
    placeBeside(panel, props.menu.at)
    entries()[0]?.focus()
  })
  onCleanup(() => {
    const { activeElement } = document
    if (activeElement && activeElement !== document.body && !panel.contains(activeElement)) return
    if (before instanceof HTMLElement && before.isConnected) before.focus()
  })
  const run = (entry: MenuEntry): void => {
    if (entry.not) return
    menu.close()
    entry.run()
  }
  const onKey = (event: KeyboardEvent): void => {
    const all = entries()
    const at = all.indexOf(document.activeElement as HTMLElement)
    const to = (next: number): void => all[(next + all.length) % all.length]?.focus()
    if (event.key === "ArrowDown") to(at + 1)
    else if (event.key === "ArrowUp") to(at - 1)
    else if (event.key === "Home") to(0)
    else if (event.key === "End") to(-1)
    else if (event.key === "Tab" || event.key === "Escape") menu.close()
    else if (event.key.length === 1 && event.key !== " " && !(event.ctrlKey || event.metaKey || event.altKey)) {
      const begins = (n: number) => all[n % all.length]!.textContent!.toLowerCase().startsWith(event.key.toLowerCase())
      const found = all.findIndex((_, n) => begins(at + 1 + n))
      if (found >= 0) to(at + 1 + found)
    } else return
    event.preventDefault()
    event.stopPropagation()
  }
  return (
    <div
      ref={panel}
      popover="auto"
      class="popover menu"
      role="menu"
      aria-label={props.menu.title}
      tabindex="-1"
      onKeyDown={onKey}
      on:toggle={(event: ToggleEvent) => event.newState === "closed" && menu.open() === props.menu && menu.close()}
      onContextMenu={(event) => event.preventDefault()}
    >
      <For each={props.menu.groups.filter((group) => group.length > 0)}>
        {(group) => (
          <div role="group" class="menu-group">
            <For each={group}>
              {(entry) => (
                <button
                  type="button"
                  class="choice"
                  classList={{ danger: entry.danger === true }}
                  role={entry.checked === undefined ? "menuitem" : "menuitemcheckbox"}
                  aria-checked={entry.checked}
                  aria-disabled={entry.not ? true : undefined}
                  tabindex="-1"
                  onClick={() => run(entry)}
                >
                  <Show
                    when={entry.checked === undefined ? entry.icon : entry.checked ? "check" : null}
                    fallback={<span class="icon" />}
                  >
                    {(icon) => <Icon name={icon()} />}
                  </Show>
                  <span>
                    {entry.text}
                    <Show when={entry.not}>{(why) => <span class="quiet menu-why">{why()}</span>}</Show>
                  </span>
                  <Show when={entry.key}>{(key) => <kbd aria-hidden="true">{key()}</kbd>}</Show>
                </button>
              )}
            </For>
          </div>
        )}
      </For>
    </div>
  )
}
