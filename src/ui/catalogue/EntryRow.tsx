/**
 * One entry of a catalogue, and the way to get it. Its title is a stranger's: text, and kept from turning the line
 * around it.
 */
import { type Component, createSignal, Show } from "solid-js"
import { bytesText, countText } from "../../contract/figures.ts"
import type { CatalogueEntry } from "../../contract/catalogue.ts"
import { costOf } from "../../contract/words/relay.ts"
import { Icon } from "../parts/Icon.tsx"
import { Tags } from "../parts/Tags.tsx"
import { command } from "../state/ask.ts"
import { useModel } from "../state/model.ts"
import { isAffordable, shortfall } from "../../contract/words/credit.ts"
import { timeText } from "../../contract/words/time.ts"

export const EntryRow: Component<{
  readonly entry: CatalogueEntry
  readonly ref: (row: HTMLTableRowElement) => void
}> = (props) => {
  const { inList, ledger, reveal, state, toasts } = useModel()
  const [sending, setSending] = createSignal(false)
  const [added, setAdded] = createSignal<string | null>(null)
  /** Where it is in the list by now, whatever was so when the catalogue was read. */
  const item = () => {
    const { infohash, torrent } = props.entry
    const known = inList()
    return known.get(infohash) ?? known.get(torrent ?? "") ?? known.get(added() ?? "")
  }
  /** What follows when one has not enough credit for it. */
  const dear = (): string | null =>
    ledger() && !isAffordable(props.entry.bytes, state.live.credit)
      ? `Your credit is enough for ${bytesText(state.live.credit.affordable!)}. ${shortfall[ledger()!.policy]}`
      : null
  const download = async (): Promise<void> => {
    setSending(true)
    const reply = await command({ type: "DownloadLink", link: props.entry.link, title: props.entry.title })
    setSending(false)
    if (reply.ok) setAdded(reply.id)
    else toasts.say("refused", `“${props.entry.title}”: ${reply.message}`)
  }
  return (
    <tr ref={props.ref}>
      <td class="card-name">
        <Show when={props.entry.title} fallback={<span class="quiet">Without a title</span>}>
          <bdi class="title" title={props.entry.title}>
            {props.entry.title}
          </bdi>
        </Show>
        <Show when={props.entry.description || props.entry.tags.length > 0}>
          <span class="note" data-tone="rest" title={props.entry.description}>
            <Tags tags={props.entry.tags} /> <bdi>{props.entry.description}</bdi>
          </span>
        </Show>
        <Show when={!item() && dear()}>
          {(words) => (
            <span class="note" data-tone="wait" title={words()}>
              More than your credit is enough for
            </span>
          )}
        </Show>
      </td>
      <td class="number" title={ledger() && `Costs ${bytesText(costOf(props.entry.bytes, ledger()!))} of credit`}>
        {bytesText(props.entry.bytes)}
      </td>
      <td class="number" data-unit={countText(props.entry.files, "file").replace(/^\d+/, "")}>
        {props.entry.files}
      </td>
      <td data-label="added">
        <time>{timeText(props.entry.addedAt)}</time>
      </td>
      <td class="card-action">
        <Show
          when={item()}
          fallback={
            <button type="button" class="button" disabled={sending()} onClick={() => void download()}>
              <Icon name="download" />
              {sending() ? "Asking …" : "Download"}
            </button>
          }
        >
          {(there) => (
            <button type="button" class="button rested" onClick={() => reveal(there().id)}>
              <Icon name="check" />
              In your list
            </button>
          )}
        </Show>
      </td>
    </tr>
  )
}
