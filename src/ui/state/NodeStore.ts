/**
 * What the page knows of the node: the snapshot, then the feed applied to it; or its rows as they were at one moment.
 * Torrents, shares and their figures are many, and lie in plain maps; all else is a store. Knows nothing of requests,
 * and guesses nothing.
 */
import { batch, createSignal } from "solid-js"
import { createStore, reconcile } from "solid-js/store"
import type { RowsMessage, StateAnswer } from "../../contract/feed.ts"
import { type LiveChange, withFigures, withLive } from "../../contract/liveChange.ts"
import { type CreditLive, relayOff } from "../../contract/relay.ts"
import type { NodeAt } from "../../contract/timeTravel.ts"
import type { CarrierView, Live, LiveFigures, NodeView, Rows, TableName } from "../../contract/rows.ts"
import { homeIs } from "../../contract/places.ts"
import { createRowMap, type RowMap } from "./RowMap.ts"

export interface NodeState {
  known: boolean
  /** All rows are here, not only the first. */
  whole: boolean
  cursor: number
  tick: string
  node: NodeView
  /** Of each table that is not crowded, by id. */
  rows: { [Table in TableName]?: Record<string, Rows[Table][number]> }
  /**
   * By `<table>/<id>`, the cursor at which it was last heard of: an event may change its history and nothing in its
   * row.
   */
  heard: Record<string, number>
  live: Omit<Live, "torrents">
}

const carrier: CarrierView = {
  dials: { count: 0, medianMs: null, p90Ms: null },
  kind: "tor",
  state: "starting",
  percent: 0,
  summary: "",
  reason: null,
  clockSkewSeconds: null,
  onions: null,
  version: null,
}
const credit: CreditLive = { affordable: null, earningRate: 0, waiting: {}, slowed: false }
const rates: Live["rates"] = { why: "none" }
const unknown = (): NodeState => ({
  known: false,
  whole: false,
  cursor: 0,
  tick: "",
  node: { pid: 0, startedAt: 0 as NodeView["startedAt"], downloads: "", dataDir: "", home: null },
  rows: {},
  heard: {},
  live: { carrier, hashing: {}, trackers: {}, troubles: {}, health: [], relay: relayOff, credit, rates, freeBytes: 0 },
})

/** Of a moment that is past no live figure is known, and nothing waits for Tor. */
const noLive: Live = { ...unknown().live, carrier: { ...carrier, state: "ready" }, torrents: {} }

interface Row {
  readonly id: string
  readonly mode?: string
}
type Tables = readonly (readonly [table: TableName, rows: readonly Row[]])[]
const tablesOf = (rows: Rows): Tables => Object.entries(rows) as unknown as Tables

/** What was removed is told of once more, and is gone. */
const shown = (row: Row) => [row.id, row.mode === "removed" ? undefined : row] as const

const reportedIn = ({ hashing, troubles, credit: { waiting } }: Live) => ({ hashing, troubles, waiting })

export const createNodeStore = () => {
  const [state, set] = createStore<NodeState>(unknown())
  const crowded = {
    torrents: createRowMap<Rows["torrents"][number]>(),
    shares: createRowMap<Rows["shares"][number]>(),
  }
  const mapOf = (table: TableName) =>
    table in crowded ? (crowded[table as keyof typeof crowded] as unknown as RowMap<Row>) : undefined
  const figures = createRowMap<LiveFigures>()

  /** The figures of few things, as they came; `state.live` is the same for who looks at one of them. */
  let plain: Live = { ...unknown().live, torrents: {} }
  const [reported, setReported] = createSignal(reportedIn(plain), {
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
      setReported(reportedIn(plain))
      const { torrents: _, ...live } = plain
      set("live", reconcile(live, { key: "id" }))
    })
  const showAll = ({ cursor, tick, more, node, live, streams: _s, disks: _d, ...rows }: StateAnswer): void =>
    batch(() => {
      set({ known: true, whole: !more, cursor, node, heard: {} })
      for (const [table, all] of tablesOf(rows)) {
        const map = mapOf(table)
        if (map) map.replace(all.map((row) => [row.id, row]))
        else set("rows", table, reconcile(Object.fromEntries(all.map((row) => [row.id, row]))) as never)
      }
      showLive({ tick, whole: true, ...live })
    })
  return {
    state,
    /** The rows of a table that is not crowded, by id. */
    rows: <Table extends TableName>(table: Table): Readonly<Record<string, Rows[Table][number]>> =>
      state.rows[table] ?? {},
    torrents: crowded.torrents.all,
    shares: crowded.shares.all,
    figures: figures.all,
    /** What is said live of some of the items. */
    reported,
    showLive,
    showSnapshot: (answer: StateAnswer): void => {
      homeIs(answer.node.home)
      showAll(answer)
    },
    /** Instead of what was shown: all rows of a moment that is past, and no figure of now. */
    showMoment: ({ seq, rows }: Pick<NodeAt, "seq" | "rows">): void =>
      showAll({ ...rows, cursor: seq, tick: "", node: unknown().node, live: noLive, streams: [], disks: [] }),
    forget: (): void =>
      batch(() => {
        set({ known: false, whole: false })
        set("rows", reconcile({}))
        for (const map of Object.values(crowded)) map.replace([])
      }),
    showRows: ({ cursor, ...rows }: RowsMessage): void =>
      batch(() => {
        set("cursor", cursor)
        for (const [table, changed] of tablesOf(rows)) {
          const map = mapOf(table)
          if (map) map.put(changed.map(shown))
          else {
            if (!state.rows[table]) set("rows", table, {} as never)
            for (const [id, row] of changed.map(shown))
              set("rows", table as never, id as never, (row && reconcile<Row, unknown>(row)) as never)
          }
          for (const { id } of changed) set("heard", `${table}/${id}`, cursor)
        }
      }),
  }
}
export type NodeStore = ReturnType<typeof createNodeStore>
