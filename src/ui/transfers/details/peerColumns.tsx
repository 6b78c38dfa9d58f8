/** One line a peer, and one a caller, and the columns in which they stand. */
import { type Component, Show } from "solid-js"
import type { PeerView } from "../../../contract/catalogue.ts"
import { bytesText, percentText } from "../../../contract/figures.ts"
import type { StreamView } from "../../../contract/rows.ts"
import { clockText } from "../../../contract/words/time.ts"
import { type Look, Status } from "../../parts/Status.tsx"
import { useModel } from "../../state/model.ts"
import type { Column } from "../../table/column.ts"
import { nameColumn } from "../../table/usualColumns.ts"
import { detailsWords as words } from "./words.ts"

const looks: Readonly<Record<PeerView["state"], Look>> = {
  seed: { tone: "go", icon: "share" },
  leech: { tone: "move", icon: "download" },
  stopped: { tone: "rest", icon: "stop" },
  rest: { tone: "rest", icon: "moon" },
}

/** A peer as its record says, with what its streams carry; or a caller, of whom nothing else is known. */
export interface PeerLine {
  readonly id: string
  readonly view: PeerView | null
  readonly name: string
  readonly open: number
  readonly bytesIn: number
  readonly bytesOut: number
}

/** One line a peer, and one a caller. */
export const linesOf = (peers: readonly PeerView[], streams: readonly StreamView[]): readonly PeerLine[] => {
  const sum = (own: readonly StreamView[]) => ({
    open: own.filter(({ state }) => state === "open").length,
    bytesIn: own.reduce((octets, { bytesIn }) => octets + bytesIn, 0),
    bytesOut: own.reduce((octets, { bytesOut }) => octets + bytesOut, 0),
  })
  const out = streams.filter(({ direction }) => direction === "out")
  return [
    ...peers.map((view, at): PeerLine => ({
      id: `peer-${at}`,
      view,
      name: view.number === null ? "" : words.peer(view.number),
      ...sum(view.number === null ? [] : out.filter(({ peer }) => peer === view.number)),
    })),
    ...streams
      .filter(({ direction }) => direction === "in")
      .map((stream, at): PeerLine => ({ id: stream.id, view: null, name: words.caller(at + 1), ...sum([stream]) })),
  ]
}

const octets = (bytes: number): string => (bytes > 0 ? bytesText(bytes) : "–")

export const peerColumns: readonly [Column<PeerLine>, ...Column<PeerLine>[]] = [
  nameColumn({
    id: "peer",
    head: () => words.peerHead.peer,
    value: ({ name, view }) => `${name} ${view?.peer ?? ""}`,
    cell: (line) => (
      <>
        {line().name}{" "}
        <Show when={line().view}>
          {(view) => (
            <>
              <span class="mono">{view().peer}…</span>
              <Show when={view().own}>
                {" "}
                <strong>{words.thisNode}</strong>
              </Show>
            </>
          )}
        </Show>
      </>
    ),
  }),
  {
    id: "state",
    head: () => words.peerHead.state,
    value: ({ view }) => (view ? words.peerStates[view.state] : words.fetches),
    cell: (line) => (
      <Show when={line().view} fallback={<Status look={{ tone: "go", icon: "share" }} text={words.fetches} />}>
        {(view) => <Status look={looks[view().state]} text={words.peerStates[view().state]} />}
      </Show>
    ),
    width: 10,
    priority: 1,
  },
  {
    id: "has",
    head: () => words.peerHead.has,
    value: ({ view }) => view?.have ?? null,
    cell: (line) => <>{line().view ? percentText(line().view!.have) : "–"}</>,
    align: "end",
    width: 5,
    priority: 2,
    most: true,
  },
  {
    id: "lanes",
    head: () => words.peerHead.lanes,
    hint: () => words.peerHint.lanes,
    value: ({ view }) => view?.lanes ?? null,
    align: "end",
    width: 5,
    priority: 6,
    most: true,
    card: "never",
  },
  {
    id: "open",
    head: () => words.peerHead.open,
    hint: () => words.peerHint.open,
    value: ({ open }) => open,
    cell: (line) => <OpenStreams open={line().open} />,
    align: "end",
    width: 6,
    priority: 3,
    most: true,
  },
  {
    id: "received",
    head: () => words.peerHead.received,
    hint: () => words.peerHint.traffic,
    value: ({ bytesIn }) => bytesIn,
    cell: (line) => <span data-none={line().bytesIn === 0}>{octets(line().bytesIn)}</span>,
    align: "end",
    width: 6.5,
    priority: 4,
    most: true,
    card: "labelled",
  },
  {
    id: "sent",
    head: () => words.peerHead.sent,
    hint: () => words.peerHint.traffic,
    value: ({ bytesOut }) => bytesOut,
    cell: (line) => <span data-none={line().bytesOut === 0}>{octets(line().bytesOut)}</span>,
    align: "end",
    width: 6.5,
    priority: 4,
    most: true,
    card: "labelled",
  },
  {
    id: "until",
    head: () => words.peerHead.until,
    hint: () => words.peerHint.until,
    value: ({ view }) => view?.until ?? null,
    cell: (line) => (
      <Show when={line().view} fallback="–">
        {(view) => <time>{clockText(view().until)}</time>}
      </Show>
    ),
    width: 12,
    priority: 5,
    card: "never",
  },
]

const OpenStreams: Component<{ readonly open: number }> = (props) => {
  const { openItem } = useModel()
  return (
    <Show when={props.open > 0} fallback={<span data-none="true">–</span>}>
      <button type="button" class="link-like" onClick={() => openItem.choose("streams")}>
        {words.openLanes(props.open)}
      </button>
    </Show>
  )
}
