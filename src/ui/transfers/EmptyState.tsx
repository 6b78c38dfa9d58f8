/** What a newcomer sees first: the two things to begin with, and what happens then. */
import { type Component, Show } from "solid-js"
import { Changes } from "../moment/Changes.tsx"
import { Icon } from "../parts/Icon.tsx"
import { Logo } from "../parts/Logo.tsx"
import { useModel } from "../state/model.ts"
import { trustPlace } from "../trust/place.ts"
import { DownloadDialog } from "./DownloadDialog.tsx"
import { ShareDialog } from "../share/ShareDialog.tsx"
import { linkWords } from "../share/linkWords.ts"
import { addWords } from "./add/words.ts"
import { transfersWords } from "./words.ts"

export const EmptyState: Component = () => {
  const { dialogs, pages, trusted } = useModel()
  const words = transfersWords.empty
  return (
    <section class="empty">
      <Logo />
      <h2>{words.head}</h2>
      <p class="quiet">{words.text}</p>
      <Changes>
        <div class="empty-ways">
          <button type="button" class="way" onClick={() => dialogs.show(ShareDialog, { path: "" })}>
            <Icon name="share" />
            <strong>{linkWords.title}</strong>
            <span class="quiet">{words.share}</span>
          </button>
          <button type="button" class="way" onClick={() => dialogs.show(DownloadDialog, { link: "" })}>
            <Icon name="download" />
            <strong>{addWords.title}</strong>
            <span class="quiet">{words.download}</span>
          </button>
        </div>
      </Changes>
      <Show when={trusted().length === 0}>
        <p class="quiet">
          {words.trust}{" "}
          <button type="button" class="link-like" onClick={() => pages.go(trustPlace)}>
            {words.how}
          </button>
          .
        </p>
      </Show>
      <p class="quiet">
        {words.paste} <kbd>?</kbd>
        {words.keys}
      </p>
    </section>
  )
}
