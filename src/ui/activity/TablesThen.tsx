/** Torrents and links of a moment that is past, as plain tables. */
import { type Component, For, Show } from "solid-js"
import { bytesText, percentText } from "../../contract/figures.ts"
import type { ShareView, TorrentRow } from "../../contract/rows.ts"
import { progressOf } from "../../contract/standing.ts"
import { timeText } from "../../contract/words/time.ts"
import { modeText } from "../history/fields.ts"

export const TransfersThen: Component<{ readonly rows: readonly TorrentRow[] }> = (props) => (
  <section class="part">
    <h3>Transfers</h3>
    <Show when={props.rows.length > 0} fallback={<p class="quiet">There were none.</p>}>
      <div class="scroll-x" tabindex="0" role="region" aria-label="Transfers as they were">
        <table class="change-table">
          <thead>
            <tr>
              <th scope="col">Name</th>
              <th scope="col">Mode</th>
              <th scope="col" class="number">
                Verified
              </th>
              <th scope="col" class="number">
                Size
              </th>
              <th scope="col">Added (UTC)</th>
            </tr>
          </thead>
          <tbody>
            <For each={props.rows}>
              {(row) => (
                <tr>
                  <th scope="row">
                    <bdi>{row.title || row.name || "Name not known yet"}</bdi>
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
    <h3>Links</h3>
    <Show when={props.rows.length > 0} fallback={<p class="quiet">There were none.</p>}>
      <div class="scroll-x" tabindex="0" role="region" aria-label="Links as they were">
        <table class="change-table">
          <thead>
            <tr>
              <th scope="col">Name</th>
              <th scope="col">Who sees it</th>
              <th scope="col">Mode</th>
              <th scope="col" class="number">
                Size
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
                  <td>{row.visibility}</td>
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
