/** What a newcomer sees first: the two things to begin with, and what happens then. */
import { type Component, Show } from "solid-js"
import { Icon } from "../parts/Icon.tsx"
import { Logo } from "../parts/Logo.tsx"
import { useModel } from "../state/model.ts"
import { trustPlace } from "../trust/place.ts"
import { DownloadDialog } from "./DownloadDialog.tsx"
import { ShareDialog } from "../share/ShareDialog.tsx"

export const EmptyState: Component = () => {
  const { dialogs, pages, trusted } = useModel()
  return (
    <section class="empty">
      <Logo />
      <h2>Nothing shared, nothing downloaded yet</h2>
      <p class="quiet">
        Everything goes from onion service to onion service. Nobody in between learns who gives and who takes.
      </p>
      <div class="empty-ways">
        <button type="button" class="way" onClick={() => dialogs.show(ShareDialog, { path: "" })}>
          <Icon name="share" />
          <strong>Share a file or folder</strong>
          <span class="quiet">It stays where it is. You get a private link to pass on.</span>
        </button>
        <button type="button" class="way" onClick={() => dialogs.show(DownloadDialog, { link: "" })}>
          <Icon name="download" />
          <strong>Download from a link</strong>
          <span class="quiet">Paste a link that somebody gave you. Every piece is checked.</span>
        </button>
      </div>
      <Show when={trusted().length === 0}>
        <p class="quiet">
          To find what others publish, begin with one node that you trust:{" "}
          <button type="button" class="link-like" onClick={() => pages.go(trustPlace)}>
            how one gets there
          </button>
          .
        </p>
      </Show>
      <p class="quiet">
        You can also paste a link, a tracker’s address or a path anywhere on this page. Press <kbd>?</kbd> for all keys.
      </p>
    </section>
  )
}
