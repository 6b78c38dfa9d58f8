/**
 * Who is in the swarm, as their signed records say, and which trackers known here list it. Asked for again when their
 * number changes.
 */
import { type Component, createEffect, createMemo, createResource, For, on, Show } from "solid-js"
import type { StreamView } from "../../../contract/rows.ts"
import type { PeerView, SwarmPage } from "../../../contract/catalogue.ts"
import { askSwarm } from "../../state/ask.ts"
import { useModel } from "../../state/model.ts"
import { createTable } from "../../table/createTable.ts"
import { Table } from "../../table/Table.tsx"
import { TableSettings } from "../../table/TableSettings.tsx"
import { onionText } from "../../../contract/words/onion.ts"
import { createStreams } from "./createStreams.ts"
import { linesOf, peerColumns } from "./peerColumns.tsx"
import { cataloguePlace } from "../../catalogue/place.ts"
import { detailsWords as words } from "./words.ts"

interface PeersProps {
  readonly torrent: string | undefined
  readonly infohash: string
  readonly known: number
}

export const Peers: Component<PeersProps> = (props) => {
  const streams = createStreams(() => props.torrent)
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
        {(message) => (
          <p class="callout" data-tone="bad">
            {message()}
          </p>
        )}
      </Show>
      <Show
        when={page()}
        fallback={
          <Show when={!problem()}>
            <p class="quiet">{words.readsPeers}</p>
          </Show>
        }
      >
        {(swarm) => (
          <>
            <Show when={linesOf(swarm().peers, streams()).length > 0} fallback={<p class="quiet">{words.noPeers}</p>}>
              <PeerTable peers={swarm().peers} streams={streams()} />
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

const PeerTable: Component<{ readonly peers: readonly PeerView[]; readonly streams: readonly StreamView[] }> = (
  props,
) => {
  const lines = createMemo(() => linesOf(props.peers, props.streams))
  const { state, rows } = createTable({ id: "peers", columns: peerColumns, sort: [] }, lines)
  return (
    <div class="with-settings">
      <TableSettings state={state} />
      <Table state={state} rows={rows()} label={words.peers} nameOf={({ name, view }) => view?.peer ?? name} inPage />
    </div>
  )
}

const Listing: Component<{ readonly trackers: SwarmPage["trackers"] }> = (props) => {
  const { pages } = useModel()
  return (
    <section>
      <h3>{words.listedBy}</h3>
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
              <span class="quiet">{words.heldAt(held === "self", mirrors.length)}</span>
            </li>
          )}
        </For>
      </ul>
    </section>
  )
}
