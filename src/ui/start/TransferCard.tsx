/** The first share, or the first download. */
import { type Component, Show } from "solid-js"
import { Icon } from "../parts/Icon.tsx"
import { PageLink } from "../parts/PageLink.tsx"
import { releasesPlace } from "../releases/place.ts"
import { useModel } from "../state/model.ts"
import { DownloadDialog } from "../transfers/DownloadDialog.tsx"
import { transfersPlace } from "../transfers/place.ts"
import { ShareDialog } from "../share/ShareDialog.tsx"
import { startWords } from "./words.ts"

const words = startWords.transfer

export const TransferCard: Component = () => {
  const { dialogs, items } = useModel()
  return (
    <>
      <h3>{words.title}</h3>
      <p class="quiet">{words.about}</p>
      <Show when={items().length > 0}>
        <p>
          <PageLink class="link-like" to={transfersPlace}>
            {words.some(items().length)}
          </PageLink>
        </p>
      </Show>
      <div class="actions wrap">
        <button type="button" class="button primary" onClick={() => dialogs.show(ShareDialog, { path: "" })}>
          <Icon name="share" />
          {words.share}
        </button>
        <button type="button" class="button" onClick={() => dialogs.show(DownloadDialog, { link: "" })}>
          <Icon name="download" />
          {words.download}
        </button>
        <PageLink class="button" to={releasesPlace}>
          {words.release}
        </PageLink>
      </div>
    </>
  )
}
