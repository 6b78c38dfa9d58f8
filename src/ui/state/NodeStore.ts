/** What the page knows of the node: the snapshot, then the feed applied to it. Knows nothing of requests, and guesses nothing. */
import { batch } from "solid-js"
import { createStore, reconcile } from "solid-js/store"
import type { RowsMessage } from "../../api/contract/feed.ts"
import type { CarrierView, Live, NodeView, ShareView, Snapshot, TorrentRow } from "../../api/contract/rows.ts"

export interface NodeState {
  known: boolean
  cursor: number
  node: NodeView
  shares: Record<string, ShareView>
  torrents: Record<string, TorrentRow>
  /** The cursor at which a share or torrent was last heard of: an event may change its history and nothing in its row. */
  heard: Record<string, number>
  live: Live
}

const carrier: CarrierView = { kind: "tor", state: "starting", percent: 0, summary: "", reason: null, clockSkewSeconds: null, version: null }
const unknown: NodeState = {
  known: false,
  cursor: 0,
  node: { startedAt: 0 as NodeView["startedAt"], downloads: "", dataDir: "" },
  shares: {},
  torrents: {},
  heard: {},
  live: { carrier, torrents: {}, hashing: {}, troubles: {}, freeBytes: 0 },
}

const byId = <T extends { readonly id: string }>(rows: readonly T[]) => Object.fromEntries(rows.map((row) => [row.id, row]))

export const createNodeStore = () => {
  const [state, set] = createStore<NodeState>(unknown)
  return {
    state,
    showSnapshot: ({ cursor, node, shares, torrents, live }: Snapshot): void =>
      batch(() => {
        set({ known: true, cursor, node, heard: {} })
        set("shares", reconcile(byId(shares)))
        set("torrents", reconcile(byId(torrents)))
        set("live", reconcile(live))
      }),
    showRows: ({ cursor, shares, torrents }: RowsMessage): void =>
      batch(() => {
        set("cursor", cursor)
        for (const share of shares) set("shares", share.id, reconcile(share))
        for (const torrent of torrents) set("torrents", torrent.id, reconcile(torrent))
        for (const { id } of [...shares, ...torrents]) set("heard", id, cursor)
      }),
    showLive: (live: Live): void => set("live", reconcile(live, { key: "id" })),
  }
}
export type NodeStore = ReturnType<typeof createNodeStore>
