/**
 * Who is in the swarm, as their signed records say, and which trackers known here list it. Asked for again when their
 * number changes.
 */
import { type Component, createEffect, createResource, For, on, Show } from "solid-js"
import { countText } from "../../../contract/figures.ts"
import type { PeerView, SwarmPage } from "../../../contract/catalogue.ts"
import { Status, type Look } from "../../parts/Status.tsx"
import { askSwarm } from "../../state/ask.ts"
import { useModel } from "../../state/model.ts"
import { clockText } from "../../../contract/words/time.ts"
import { onionText } from "../../../contract/words/onion.ts"
import { cataloguePlace } from "../../catalogue/place.ts"

const looks: Readonly<Record<PeerView["state"], readonly [Look, string]>> = {
  seed: [{ tone: "go", icon: "share" }, "Seeds"],
  leech: [{ tone: "move", icon: "download" }, "Downloads"],
  stopped: [{ tone: "rest", icon: "stop" }, "Has left"],
  rest: [{ tone: "rest", icon: "moon" }, "Rests"],
}

export const Peers: Component<{ readonly infohash: string; readonly known: number }> = (props) => {
  const [answer, { refetch }] = createResource(() => props.infohash, askSwarm)
  createEffect(
    on(
      () => props.known,
      () => void (answer.loading || refetch()),
      { defer: true },
    ),
  )
  const page = (): SwarmPage | undefined => {
    const { latest } = answer
    return latest?.ok ? latest.value : undefined
  }
  const problem = () => {
    const { latest } = answer
    return latest && !latest.ok ? latest.message : null
  }
  return (
    <div class="peers">
      <Show when={problem()}>
        {(words) => (
          <p class="callout" data-tone="bad">
            {words()}
          </p>
        )}
      </Show>
      <Show
        when={page()}
        fallback={
          <Show when={!problem()}>
            <p class="quiet">Reading the records …</p>
          </Show>
        }
      >
        {(swarm) => (
          <>
            <Show
              when={swarm().peers.length > 0}
              fallback={
                <p class="quiet">
                  No peer has told of itself yet. Records come with the first stream, and are heard again every few
                  minutes.
                </p>
              }
            >
              <div class="scroll-x">
                <PeerTable peers={swarm().peers} />
              </div>
            </Show>
            <Show when={swarm().trackers.length > 0}>
              <Listing trackers={swarm().trackers} />
            </Show>
          </>
        )}
      </Show>
    </div>
  )
}

const PeerTable: Component<{ readonly peers: readonly PeerView[] }> = (props) => (
  <table class="streams">
    <thead>
      <tr>
        <th scope="col">Peer</th>
        <th scope="col">State</th>
        <th scope="col" class="number">
          Has
        </th>
        <th scope="col" class="number">
          Lanes
        </th>
        <th scope="col">Valid until (UTC)</th>
      </tr>
    </thead>
    <tbody>
      <For each={props.peers}>
        {(peer) => (
          <tr>
            <td>
              <span class="mono">{peer.peer}…</span>
              <Show when={peer.own}>
                {" "}
                <strong>this node</strong>
              </Show>
            </td>
            <td>
              <Status look={looks[peer.state][0]} text={looks[peer.state][1]} />
            </td>
            <td class="number">{peer.have} %</td>
            <td class="number">{peer.lanes}</td>
            <td>
              <time>{clockText(peer.until)}</time>
            </td>
          </tr>
        )}
      </For>
    </tbody>
  </table>
)

const Listing: Component<{ readonly trackers: SwarmPage["trackers"] }> = (props) => {
  const { pages } = useModel()
  return (
    <section>
      <h3>Listed by</h3>
      <ul class="plain-list">
        <For each={props.trackers}>
          {({ held, tracker, mirrors }) => (
            <li>
              <button
                type="button"
                class="link-like mono"
                title={tracker}
                onClick={() => pages.go(cataloguePlace(tracker))}
              >
                {onionText(tracker)}
              </button>{" "}
              <span class="quiet">
                {held === "self" ? "my tracker" : "mirrored here"},{" "}
                {mirrors.length === 0
                  ? "at no other place that is known"
                  : `at ${countText(mirrors.length, "other place")}`}
              </span>
            </li>
          )}
        </For>
      </ul>
    </section>
  )
}
