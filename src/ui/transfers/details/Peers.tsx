/**
 * Who is in the swarm, as their signed records say, and which trackers known here list it. Asked for again when their
 * number changes.
 */
import { type Component, createEffect, createMemo, createResource, For, on, Show } from "solid-js"
import { countText } from "../../../contract/figures.ts"
import type { PeerView, SwarmPage } from "../../../contract/catalogue.ts"
import { Status, type Look } from "../../parts/Status.tsx"
import { askSwarm } from "../../state/ask.ts"
import { useModel } from "../../state/model.ts"
import type { Column } from "../../table/column.ts"
import { createTable } from "../../table/createTable.ts"
import { Table } from "../../table/Table.tsx"
import { TableSettings } from "../../table/TableSettings.tsx"
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
              <PeerTable peers={swarm().peers} />
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

interface PeerLine extends PeerView {
  readonly id: string
}

const peerColumns: readonly [Column<PeerLine>, ...Column<PeerLine>[]] = [
  {
    id: "peer",
    head: "Peer",
    value: ({ peer }) => peer,
    cell: (peer) => (
      <>
        <span class="mono">{peer().peer}…</span>
        <Show when={peer().own}>
          {" "}
          <strong>this node</strong>
        </Show>
      </>
    ),
    width: 16,
    priority: 0,
    fixed: true,
  },
  {
    id: "state",
    head: "State",
    value: ({ state }) => looks[state][1],
    cell: (peer) => <Status look={looks[peer().state][0]} text={looks[peer().state][1]} />,
    width: 9,
    priority: 1,
  },
  {
    id: "has",
    head: "Has",
    value: ({ have }) => have,
    cell: (peer) => <>{peer().have} %</>,
    align: "end",
    width: 5,
    priority: 2,
    most: true,
  },
  {
    id: "lanes",
    head: "Lanes",
    hint: "Streams that are open to it",
    value: ({ lanes }) => lanes,
    align: "end",
    width: 5,
    priority: 4,
    most: true,
    card: "labelled",
  },
  {
    id: "until",
    head: "Valid until",
    hint: "What it has said of itself holds until then, in UTC",
    value: ({ until }) => until,
    cell: (peer) => <time>{clockText(peer().until)}</time>,
    width: 12,
    priority: 3,
    card: "labelled",
  },
]

const PeerTable: Component<{ readonly peers: readonly PeerView[] }> = (props) => {
  const lines = createMemo(() => props.peers.map((peer, at): PeerLine => ({ ...peer, id: `peer-${at}` })))
  const { state, rows } = createTable({ id: "peers", columns: peerColumns, sort: [] }, lines)
  return (
    <div class="with-settings">
      <TableSettings state={state} />
      <Table state={state} rows={rows()} label="Peers" nameOf={({ peer }) => peer} inPage />
    </div>
  )
}

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
