/** Name, search, and the two things one comes for: sharing and downloading. */
import { type Component, Show } from "solid-js"
import { Icon } from "../parts/Icon.tsx"
import { Logo } from "../parts/Logo.tsx"
import { useModel } from "../state/model.ts"

const themeIcon = { system: "system", light: "sun", dark: "moon" } as const

export const TopBar: Component = () => {
  const { dialogs, list, pages, theme } = useModel()
  return (
    <header class="topbar">
      <h1 class="brand">
        <Logo />
        <span>Bulbil</span>
      </h1>
      <Show when={pages.page().kind === "files"}>
        <label class="search">
          <Icon name="search" />
          <span class="hidden">Search the list</span>
          <input
            id="search"
            type="search"
            placeholder="Search"
            value={list.search()}
            onInput={(event) => list.setSearch(event.currentTarget.value)}
          />
        </label>
      </Show>
      <div class="topbar-actions">
        <button type="button" class="button" onClick={() => dialogs.show({ kind: "download", link: "" })}>
          <Icon name="download" />
          <span>
            Download<span class="wide-only">…</span>
          </span>
        </button>
        <button type="button" class="button primary" onClick={() => dialogs.show({ kind: "share", path: "" })}>
          <Icon name="share" />
          <span>
            Share<span class="wide-only">…</span>
          </span>
        </button>
        <button
          type="button"
          class="button bare"
          onClick={theme.next}
          title={`Colours: ${theme.theme()}`}
          aria-label={`Colours: ${theme.theme()}. Change`}
        >
          <Icon name={themeIcon[theme.theme()]} />
        </button>
        <button
          type="button"
          class="button bare wide-only"
          onClick={() => dialogs.show({ kind: "help" })}
          title="Help (?)"
          aria-label="Help"
        >
          <Icon name="help" />
        </button>
      </div>
    </header>
  )
}
