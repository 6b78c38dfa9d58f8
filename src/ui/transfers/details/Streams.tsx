/**
 * The onion streams of a torrent: each is one circuit to one peer, or from a caller, whom nothing names. Peers are
 * numbers of this node; no onion is shown.
 */
import { type Component, For, Show } from "solid-js"
import { bytesText, countText } from "../../../contract/figures.ts"
import type { StreamView } from "../../../contract/rows.ts"
import type { Item } from "../../state/items.ts"
import { createStreams } from "./createStreams.ts"

const states: Readonly<Record<StreamView["state"], string>> = {
  dialing: "Dialing",
  open: "Open",
  "backing-off": "Waiting to try again",
}

export const Streams: Component<{ readonly item: Item }> = (props) => {
  const streams = createStreams(() => props.item.torrent?.id)
  const most = () => Math.max(1, ...streams().map((s) => s.bytesIn + s.bytesOut))
  return (
    <Show
      when={streams().length > 0}
      fallback={
        <p class="quiet">No streams at the moment. They are opened when there is something to fetch or to give.</p>
      }
    >
      <div class="scroll-x" tabindex="0" role="region" aria-label="Streams">
        <table class="streams">
          <thead>
            <tr>
              <th scope="col">Stream</th>
              <th scope="col">State</th>
              <th scope="col" class="number">
                Round trip
              </th>
              <th scope="col" class="number">
                Received
              </th>
              <th scope="col" class="number">
                Sent
              </th>
              <th scope="col" class="number">
                In flight
              </th>
              <th scope="col" class="stream-part">
                Traffic
              </th>
            </tr>
          </thead>
          <tbody>
            <For each={streams()}>
              {(stream) => (
                <tr>
                  <td>{stream.direction === "in" ? "A caller" : `Peer ${stream.peer}, lane ${stream.lane}`}</td>
                  <td>
                    <span class="status" data-tone={stream.state === "open" ? "go" : "wait"}>
                      {states[stream.state]}
                    </span>
                  </td>
                  <td class="number">{stream.rttMs === null ? "–" : `${Math.round(stream.rttMs)} ms`}</td>
                  <td class="number">{bytesText(stream.bytesIn)}</td>
                  <td class="number">{bytesText(stream.bytesOut)}</td>
                  <td class="number">
                    {stream.direction === "in" ? countText(stream.inFlight, "request") : bytesText(stream.inFlight)}
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
