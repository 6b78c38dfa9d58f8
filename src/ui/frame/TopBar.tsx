/** Name, search, what can be added, what happened, and how it looks. */
import type { Component } from "solid-js"
import { Dynamic } from "solid-js/web"
import { Icon } from "../parts/Icon.tsx"
import { Logo } from "../parts/Logo.tsx"
import { useModel } from "../state/model.ts"
import { AddMenu } from "./AddMenu.tsx"
import { Bell } from "./Bell.tsx"
import { HelpDialog } from "./HelpDialog.tsx"
import { frameWords } from "./words.ts"

const themeIcon = { system: "system", light: "sun", dark: "moon" } as const

export const TopBar: Component = () => {
  const { dialogs, pages, preferences, theme } = useModel()
  const folded = () => preferences.all().foldedSide === true
  return (
    <header class="topbar">
      <button
        type="button"
        class="button bare fold"
        aria-expanded={!folded()}
        aria-controls="side"
        title={folded() ? frameWords.unfold : frameWords.foldToIcons}
        aria-label={frameWords.fold}
        onClick={() => preferences.set({ foldedSide: !folded() })}
      >
        <Icon name="menu" />
      </button>
      <div class="brand" aria-hidden="true">
        <Logo />
        <span>Bulbil</span>
      </div>
      <Dynamic component={pages.entry().tools} />
      <div class="topbar-actions">
        <AddMenu class="button primary add-button" />
        <Bell />
        <button
          type="button"
          class="button bare"
          onClick={theme.next}
          title={frameWords.colours(theme.theme())}
          aria-label={frameWords.coloursChange(theme.theme())}
        >
          <Icon name={themeIcon[theme.theme()]} />
        </button>
        <button
          type="button"
          class="button bare"
          onClick={() => dialogs.look(HelpDialog)}
          title={frameWords.helpKey}
          aria-label={frameWords.help}
        >
          <Icon name="help" />
        </button>
      </div>
    </header>
  )
}
