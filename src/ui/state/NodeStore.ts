/**
 * What the page knows of the node: the snapshot, then the feed applied to it. Torrents, shares and their figures are
 * many, and lie in plain maps; all else is a store. Knows nothing of requests, and guesses nothing.
 */
import { batch, createSignal } from "solid-js"
import { createStore, reconcile } from "solid-js/store"
import type { HistoryStream, RowsMessage, StateAnswer } from "../../contract/feed.ts"
import { type LiveChange, withFigures, withLive } from "../../contract/liveChange.ts"
import { type CreditLive, type CreditRow, type RelayRow, relayOff } from "../../contract/relay.ts"
import type {
  CarrierView,
  Live,
  LiveFigures,
  MirrorView,
  NodeView,
  ShareView,
  TorrentRow,
  TrackerView,
} from "../../contract/rows.ts"
import { createRowMap } from "./RowMap.ts"

export interface NodeState {
  known: boolean
  cursor: number
  tick: string
  node: NodeView
  trackers: Record<string, TrackerView>
  mirrors: Record<string, MirrorView>
  relays: Record<string, RelayRow>
  credits: Record<string, CreditRow>
  /**
   * By `<stream>/<id>`, the cursor at which it was last heard of: an event may change its history and nothing in its
   * row.
   */
  heard: Record<string, number>
  live: Omit<Live, "torrents">
}

const carrier: CarrierView = {
  kind: "tor",
  state: "starting",
  percent: 0,
  summary: "",
  reason: null,
  clockSkewSeconds: null,
  version: null,
}
const credit: CreditLive = { affordable: null, earningRate: 0, waiting: {}, slowed: false }
const unknown = (): NodeState => ({
  known: false,
  cursor: 0,
  tick: "",
  node: { startedAt: 0 as NodeView["startedAt"], downloads: "", dataDir: "" },
  trackers: {},
  mirrors: {},
  relays: {},
  credits: {},
  heard: {},
  live: { carrier, hashing: {}, trackers: {}, troubles: {}, health: [], relay: relayOff, credit, freeBytes: 0 },
})

const byId = <T extends { readonly id: string }>(rows: readonly T[]) =>
  Object.fromEntries(rows.map((row) => [row.id, row]))
const entries = <T extends { readonly id: string }>(rows: readonly T[]) => rows.map((row) => [row.id, row] as const)

/** Each table of rows that is a store, and all kinds of rows with the kind of streams that they are about. */
const stored = ["trackers", "mirrors", "relays", "credits"] as const
const streams = {
  shares: "share",
  torrents: "torrent",
  trackers: "tracker",
  mirrors: "mirror",
  relays: "relay",
  credits: "credit",
} as const satisfies Record<string, HistoryStream>

const toldBy = ({ hashing, troubles, credit: { waiting } }: Live) => ({ hashing, troubles, waiting })

export const createNodeStore = () => {
  const [state, set] = createStore<NodeState>(unknown())
  const torrents = createRowMap<TorrentRow>()
  const shares = createRowMap<ShareView>()
  const figures = createRowMap<LiveFigures>()

  /** The figures of few things, as they came; `state.live` is the same for who looks at one of them. */
  let plain: Live = { ...unknown().live, torrents: {} }
  const [told, setTold] = createSignal(toldBy(plain), {
    equals: (a, b) => a.hashing === b.hashing && a.troubles === b.troubles && a.waiting === b.waiting,
  })

  const showLive = ({ torrents: moved, ...change }: LiveChange): void =>
    batch(() => {
      const had = figures.all()
      if (change.whole) figures.replace(Object.entries(moved ?? {}) as [string, LiveFigures][])
      else if (moved)
        figures.put(
          Object.entries(moved).map(
            ([id, now]) => [id, now === null ? undefined : withFigures(had.get(id), now)] as const,
          ),
        )
      set("tick", change.tick)
      plain = withLive(plain, change)
      setTold(toldBy(plain))
      const { torrents: _, ...live } = plain
      set("live", reconcile(live, { key: "id" }))
    })
  return {
    state,
    torrents: torrents.all,
    shares: shares.all,
    figures: figures.all,
    /** What is said live of some of the items. */
    told,
    showLive,
    showSnapshot: ({ cursor, tick, node, live, streams: _, ...rows }: StateAnswer): void =>
      batch(() => {
        set({ known: true, cursor, node, heard: {} })
        torrents.replace(entries(rows.torrents))
        shares.replace(entries(rows.shares))
        for (const table of stored) set(table, reconcile(byId<{ readonly id: string }>(rows[table])) as never)
        showLive({ tick, whole: true, ...live })
      }),
    showRows: ({ cursor, ...rows }: RowsMessage): void =>
      batch(() => {
        set("cursor", cursor)
        torrents.put(rows.torrents.map((row) => [row.id, row.mode === "removed" ? undefined : row] as const))
        shares.put(entries(rows.shares))
        for (const table of stored)
          for (const row of rows[table]) set(table, row.id, reconcile<{ readonly id: string }, unknown>(row) as never)
        for (const [table, stream] of Object.entries(streams)) {
          for (const { id } of rows[table as keyof typeof streams]) set("heard", `${stream}/${id}`, cursor)
        }
      }),
  }
}
export type NodeStore = ReturnType<typeof createNodeStore>
