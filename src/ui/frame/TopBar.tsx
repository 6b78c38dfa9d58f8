/** Name, search, and the two things one comes for: sharing and downloading. */
import type { Component } from "solid-js"
import { Dynamic } from "solid-js/web"
import { Icon } from "../parts/Icon.tsx"
import { Logo } from "../parts/Logo.tsx"
import { useModel } from "../state/model.ts"
import { DownloadDialog } from "../transfers/DownloadDialog.tsx"
import { HelpDialog } from "./HelpDialog.tsx"
import { ShareDialog } from "../transfers/ShareDialog.tsx"

const themeIcon = { system: "system", light: "sun", dark: "moon" } as const

export const TopBar: Component = () => {
  const { dialogs, pages, theme } = useModel()
  return (
    <header class="topbar">
      <h1 class="brand">
        <Logo />
        <span>Bulbil</span>
      </h1>
      <Dynamic component={pages.entry().tools} />
      <div class="topbar-actions">
        <button type="button" class="button" onClick={() => dialogs.show(DownloadDialog, { link: "" })}>
          <Icon name="download" />
          <span>
            Download<span class="wide-only">…</span>
          </span>
        </button>
        <button type="button" class="button primary" onClick={() => dialogs.show(ShareDialog, { path: "" })}>
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
          onClick={() => dialogs.show(HelpDialog)}
          title="Help (?)"
          aria-label="Help"
        >
          <Icon name="help" />
        </button>
      </div>
    </header>
  )
}
