/** What the page knows of the node: the snapshot, then the feed applied to it. Knows nothing of requests, and guesses nothing. */
import { batch } from "solid-js"
import { createStore, reconcile, unwrap } from "solid-js/store"
import type { HistoryStream, RowsMessage, StateAnswer } from "../../api/contract/feed.ts"
import { type LiveChange, withLive } from "../../api/contract/liveChange.ts"
import { type CreditLive, type CreditRow, type RelayRow, relayOff } from "../../api/contract/relay.ts"
import type { CarrierView, Live, MirrorView, NodeView, ShareView, TorrentRow, TrackerView } from "../../api/contract/rows.ts"

export interface NodeState {
  known: boolean
  cursor: number
  tick: string
  node: NodeView
  shares: Record<string, ShareView>
  torrents: Record<string, TorrentRow>
  trackers: Record<string, TrackerView>
  mirrors: Record<string, MirrorView>
  relays: Record<string, RelayRow>
  credits: Record<string, CreditRow>
  /** By `<stream>/<id>`, the cursor at which it was last heard of: an event may change its history and nothing in its row. */
  heard: Record<string, number>
  live: Live
}

const carrier: CarrierView = { kind: "tor", state: "starting", percent: 0, summary: "", reason: null, clockSkewSeconds: null, version: null }
const credit: CreditLive = { affordable: null, earningRate: 0, waiting: {}, slowed: false }
const unknown: NodeState = {
  known: false,
  cursor: 0,
  tick: "",
  node: { startedAt: 0 as NodeView["startedAt"], downloads: "", dataDir: "" },
  shares: {},
  torrents: {},
  trackers: {},
  mirrors: {},
  relays: {},
  credits: {},
  heard: {},
  live: { carrier, torrents: {}, hashing: {}, trackers: {}, troubles: {}, health: [], relay: relayOff, credit, freeBytes: 0 },
}

const byId = <T extends { readonly id: string }>(rows: readonly T[]) => Object.fromEntries(rows.map((row) => [row.id, row]))

/** Each table of rows, and the kind of streams whose rows are in it. */
const tables = [
  ["shares", "share"], ["torrents", "torrent"], ["trackers", "tracker"], ["mirrors", "mirror"], ["relays", "relay"], ["credits", "credit"],
] as const satisfies readonly (readonly [string, HistoryStream])[]

export const createNodeStore = () => {
  const [state, set] = createStore<NodeState>(unknown)
  return {
    state,
    showSnapshot: ({ cursor, tick, node, live, streams: _, ...rows }: StateAnswer): void =>
      batch(() => {
        set({ known: true, cursor, tick, node, heard: {} })
        for (const [table] of tables) set(table, reconcile(byId<{ readonly id: string }>(rows[table])) as never)
        set("live", reconcile(live))
      }),
    showRows: ({ cursor, ...rows }: RowsMessage): void =>
      batch(() => {
        set("cursor", cursor)
        for (const [table, stream] of tables) {
          for (const row of rows[table]) {
            set(table, row.id, reconcile<{ readonly id: string }, unknown>(row) as never)
            set("heard", `${stream}/${row.id}`, cursor)
          }
        }
      }),
    showLive: (change: LiveChange): void =>
      batch(() => {
        set("tick", change.tick)
        set("live", reconcile(withLive(unwrap(state.live), change), { key: "id" }))
      }),
  }
}
export type NodeStore = ReturnType<typeof createNodeStore>
