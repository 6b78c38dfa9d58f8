/** Somebody to trust, and what that made searchable. */
import { type Component, Show } from "solid-js"
import { PageLink } from "../parts/PageLink.tsx"
import { useModel } from "../state/model.ts"
import { trackerPlace } from "../tracker/place.ts"
import { TrustDialog } from "../trust/TrustDialog.tsx"
import { startWords } from "./words.ts"

const words = startWords.trust

export const TrustCard: Component = () => {
  const { dialogs, trusted } = useModel()
  const torrents = () => trusted().reduce((sum, { entries }) => sum + entries, 0)
  return (
    <>
      <h3>{words.title}</h3>
      <p class="quiet">{words.about}</p>
      <Show when={trusted().length > 0}>
        <p class="status" data-tone="go">
          {words.some(trusted().length, torrents())}
        </p>
      </Show>
      <div class="actions wrap">
        <button type="button" class="button" onClick={() => dialogs.show(TrustDialog, { address: "" })}>
          {words.paste}
        </button>
        <PageLink class="button" to={trackerPlace}>
          {words.own}
        </PageLink>
      </div>
    </>
  )
}
