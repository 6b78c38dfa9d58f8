/**
 * The onion streams of a torrent: each is one circuit to one peer, or from a caller, whom nothing names. Peers are
 * numbers of this node; no onion is shown.
 */
import { type Component, For, Show } from "solid-js"
import { bytesText } from "../../../contract/figures.ts"
import type { Item } from "../../state/items.ts"
import { createStreams } from "./createStreams.ts"
import { detailsWords as words } from "./words.ts"

export const Streams: Component<{ readonly item: Item }> = (props) => {
  const streams = createStreams(() => props.item.torrent?.id)
  const most = () => Math.max(1, ...streams().map((s) => s.bytesIn + s.bytesOut))
  return (
    <Show when={streams().length > 0} fallback={<p class="quiet">{words.noStreams}</p>}>
      <div class="scroll-x" tabindex="0" role="region" aria-label={words.tabs.streams}>
        <table class="streams">
          <thead>
            <tr>
              <th scope="col">{words.streamHead.stream}</th>
              <th scope="col">{words.streamHead.state}</th>
              <th scope="col" class="number">
                {words.streamHead.rtt}
              </th>
              <th scope="col" class="number">
                {words.streamHead.received}
              </th>
              <th scope="col" class="number">
                {words.streamHead.sent}
              </th>
              <th scope="col" class="number">
                {words.streamHead.flight}
              </th>
              <th scope="col" class="stream-part">
                {words.streamHead.traffic}
              </th>
            </tr>
          </thead>
          <tbody>
            <For each={streams()}>
              {(stream) => (
                <tr>
                  <td>{stream.direction === "in" ? words.aCaller : words.lane(stream.peer, stream.lane)}</td>
                  <td>
                    <span class="status" data-tone={stream.state === "open" ? "go" : "wait"}>
                      {words.streamStates[stream.state]}
                    </span>
                  </td>
                  <td class="number">{stream.rttMs === null ? "–" : words.millis(Math.round(stream.rttMs))}</td>
                  <td class="number">{bytesText(stream.bytesIn)}</td>
                  <td class="number">{bytesText(stream.bytesOut)}</td>
                  <td class="number">
                    {stream.direction === "in" ? words.requests(stream.inFlight) : bytesText(stream.inFlight)}
                  </td>
                  <td class="stream-part">
                    <div class="progress" data-tone="move">
                      <div
                        class="progress-done"
                        style={{ "--done": `${((stream.bytesIn + stream.bytesOut) / most()) * 100}%` }}
                      />
                    </div>
                  </td>
                </tr>
              )}
            </For>
          </tbody>
        </table>
      </div>
    </Show>
  )
}
