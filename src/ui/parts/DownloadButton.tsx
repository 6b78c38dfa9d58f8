/** Gets what is offered, or leads to it where it is in the list already. */
import { type Component, Show } from "solid-js"
import type { OfferedDownload } from "../state/createDownload.ts"
import { useModel } from "../state/model.ts"
import { Icon } from "./Icon.tsx"
import { partWords as words } from "./words.ts"

export const DownloadButton: Component<{ readonly download: OfferedDownload }> = (props) => {
  const { reveal } = useModel()
  return (
    <Show
      when={props.download.item()}
      fallback={
        <button
          type="button"
          class="button"
          disabled={props.download.sending()}
          onClick={() => void props.download.start()}
        >
          <Icon name="download" />
          {props.download.sending() ? words.asking : words.download}
        </button>
      }
    >
      {(there) => (
        <button type="button" class="button rested" onClick={() => reveal(there().id)}>
          <Icon name="check" />
          {words.inList}
        </button>
      )}
    </Show>
  )
}
