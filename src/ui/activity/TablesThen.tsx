/** Torrents and links of a moment that is past, as plain tables. */
import { type Component, For, Show } from "solid-js"
import { bytesText, percentText } from "../../contract/figures.ts"
import type { ShareView, TorrentRow } from "../../contract/rows.ts"
import { progressOf } from "../../contract/standing.ts"
import { timeText } from "../../contract/words/time.ts"
import { modeText } from "../history/fields.ts"
import { pastWords } from "../history/words.ts"
import { activityWords } from "./words.ts"

export const TransfersThen: Component<{ readonly rows: readonly TorrentRow[] }> = (props) => (
  <section class="part">
    <h3>{activityWords.kinds.torrent}</h3>
    <Show when={props.rows.length > 0} fallback={<p class="quiet">{activityWords.none}</p>}>
      <div class="scroll-x" tabindex="0" role="region" aria-label={activityWords.transfersThen}>
        <table class="change-table">
          <thead>
            <tr>
              <th scope="col">{activityWords.name}</th>
              <th scope="col">{activityWords.mode}</th>
              <th scope="col" class="number">
                {activityWords.verified}
              </th>
              <th scope="col" class="number">
                {activityWords.size}
              </th>
              <th scope="col">{activityWords.added}</th>
            </tr>
          </thead>
          <tbody>
            <For each={props.rows}>
              {(row) => (
                <tr>
                  <th scope="row">
                    <bdi>{row.title || row.name || activityWords.unnamed}</bdi>
                  </th>
                  <td>{modeText(row.mode)}</td>
                  <td class="number">{percentText(progressOf(row))}</td>
                  <td class="number">{bytesText(row.bytes)}</td>
                  <td>{timeText(row.addedAt).replace(" UTC", "")}</td>
                </tr>
              )}
            </For>
          </tbody>
        </table>
      </div>
    </Show>
  </section>
)

export const LinksThen: Component<{ readonly rows: readonly ShareView[] }> = (props) => (
  <section class="part">
    <h3>{activityWords.kinds.share}</h3>
    <Show when={props.rows.length > 0} fallback={<p class="quiet">{activityWords.none}</p>}>
      <div class="scroll-x" tabindex="0" role="region" aria-label={activityWords.linksThen}>
        <table class="change-table">
          <thead>
            <tr>
              <th scope="col">{activityWords.name}</th>
              <th scope="col">{activityWords.whoSees}</th>
              <th scope="col">{activityWords.mode}</th>
              <th scope="col" class="number">
                {activityWords.size}
              </th>
            </tr>
          </thead>
          <tbody>
            <For each={props.rows}>
              {(row) => (
                <tr>
                  <th scope="row">
                    <bdi>{row.title}</bdi>
                  </th>
                  <td>{pastWords.visibility(row.visibility)}</td>
                  <td>{modeText(row.mode)}</td>
                  <td class="number">{bytesText(row.bytes)}</td>
                </tr>
              )}
            </For>
          </tbody>
        </table>
      </div>
    </Show>
  </section>
)
