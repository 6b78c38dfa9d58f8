/**
 * What was, as tests put it there: by `torrents/<id>`, and by `torrents/<id>/<version>` for a state. What they do not
 * put there is told from the tables in memory.
 */
import type { Past } from "../../src/api/Node.ts"
import type { Refusal } from "../../src/contract/commands.ts"
import { Millis, Seq } from "../../src/core/ids.ts"
import type { Rows, TableName } from "../../src/contract/rows.ts"
import type {
  ActivityAsked,
  ActivityEntry,
  ActivityIndex,
  ActivityPage,
  HistoryIndex,
  ModesPage,
  NodeAt,
  StateAt,
} from "../../src/contract/timeTravel.ts"
import { factName } from "../../src/contract/words/history.ts"
import { kindsOf, readModels } from "../../src/projections/registry.ts"
import type { MemoryChange, MemoryStep, MemoryTables } from "./MemoryTables.ts"

type Tables = Pick<MemoryTables, "steps" | "rowChanges" | "cursor" | "beganAt">
type Row = MemoryChange["row"]

const none: Refusal = { ok: false, code: "no-such-event", message: "There is no such event." }
const HOUR_MS = 3_600_000
const kinds = kindsOf(readModels)

const hasNotEnded = (row: Row): boolean => !["removed", "revoked", "stopped"].includes(modeIn(row)) || row.id === "self"
/** Without what is joined to rows of now: links, and onions of this node's own. */
const asItWas = (row: Row): Row => ({
  ...row,
  ...("link" in row ? { link: null, recipients: row.recipients.map((each) => ({ ...each, link: null })) } : {}),
  ...("address" in row && !("degrees" in row) ? { address: null } : {}),
})

const modeIn = (row: object | null): string => (row as { readonly mode?: string } | null)?.mode ?? "absent"

export class MemoryPast implements Past {
  readonly #steps: () => readonly MemoryStep[]
  readonly #tables: Tables | undefined
  readonly indexes = new Map<string, HistoryIndex>()
  readonly modesOf = new Map<string, ModesPage>()
  readonly states = new Map<string, StateAt>()
  readonly asked: ActivityAsked[] = []
  /** What was asked about states, in order. */
  readonly statesAsked: string[] = []
  readonly nodesAsked: number[] = []
  page: ActivityPage | undefined
  hours: ActivityIndex | undefined
  /** States, and the node as it was, wait for this before they are told. */
  gate: Promise<void> = Promise.resolve()

  constructor(tables?: Tables) {
    this.#tables = tables
    this.#steps = () => tables?.steps() ?? []
  }

  async index(table: string, id: string): Promise<HistoryIndex | undefined> {
    const put = this.indexes.get(`${table}/${id}`)
    const steps = this.#of(table, id)
    if (put || steps.length === 0) return put
    const names = steps.map(({ entry }) => factName(entry))
    const facts = [...new Set(names)]
    return {
      last: steps.length,
      facts,
      fact: names.map((name) => facts.indexOf(name)),
      count: steps.map(() => 1),
      began: steps.map(({ entry }, i) => entry.at - (steps[i - 1]?.entry.at ?? 0)),
      lasted: steps.map(() => 0),
    }
  }

  async modes(table: string, id: string): Promise<ModesPage | undefined> {
    const put = this.modesOf.get(`${table}/${id}`)
    const steps = this.#of(table, id)
    if (put || steps.length === 0) return put
    return {
      visits: steps
        .filter(({ row }, i) => modeIn(row) !== modeIn(steps[i - 1]?.row ?? null))
        .map(({ row, entry }) => ({
          mode: modeIn(row),
          version: entry.version,
          at: entry.at,
          fact: factName(entry),
        })),
    }
  }

  async state(table: string, id: string, version: number): Promise<StateAt | Refusal | undefined> {
    this.statesAsked.push(`${table}/${id}/${version}`)
    await this.gate
    const put = this.states.get(`${table}/${id}/${version}`)
    if (put) return put
    const steps = this.#of(table, id)
    const step = steps.find(({ entry }) => entry.version === version)
    if (!step) return steps.length > 0 || this.indexes.has(`${table}/${id}`) ? none : undefined
    const { entry, before, row } = step
    return {
      entry,
      last: steps.length,
      cause: "0f".repeat(16),
      hash: "ab".repeat(32),
      holds: true,
      mode: modeIn(row),
      modeBefore: modeIn(before),
      row,
      before,
    } as StateAt
  }

  async node(seq: number): Promise<NodeAt | Refusal> {
    this.nodesAsked.push(seq)
    await this.gate
    const tables = this.#tables
    if (!tables || seq > tables.cursor) return none
    const all = Object.keys(kinds).map((table) => {
      const rows = new Map<string, Row>()
      for (const change of tables.rowChanges())
        if (change.table === table && change.seq <= seq) rows.set(change.row.id, change.row)
      return [table, [...rows.values()].filter(hasNotEnded).map(asItWas)]
    })
    const at = Millis(tables.beganAt + seq * 1_000)
    return { seq: Seq(seq), at, head: tables.cursor, rows: Object.fromEntries(all) as Rows }
  }

  async activity(asked: ActivityAsked): Promise<ActivityPage> {
    this.asked.push(asked)
    if (this.page) return this.page
    const found = this.#steps()
      .map(({ table, id, entry }): ActivityEntry => ({ ...entry, table, id, kind: kinds[table]! }))
      .filter(({ seq, kind }) => seq < (asked.before ?? Infinity) && (asked.kinds?.includes(kind) ?? true))
      .reverse()
    const entries = found.slice(0, asked.limit)
    return { entries, before: found.length > entries.length ? entries.at(-1)!.seq : null }
  }

  async activityIndex(): Promise<ActivityIndex> {
    if (this.hours) return this.hours
    const steps = this.#steps()
    const hourOf = ({ entry }: MemoryStep): number => Math.floor(entry.at / HOUR_MS)
    const hours = [...new Set(steps.map(hourOf))]
    const firsts = hours.map((hour) => steps.find((step) => hourOf(step) === hour)!.entry.seq)
    const named = [...new Set(steps.map(({ table }) => kinds[table]!))].sort()
    const gaps = (all: readonly number[]): number[] => all.map((value, i) => value - (all[i - 1] ?? 0))
    return {
      head: this.#head(),
      hours: gaps(hours),
      first: gaps(firsts),
      kinds: named,
      counts: named.map((kind) =>
        hours.map((hour) => steps.filter((step) => hourOf(step) === hour && kinds[step.table] === kind).length),
      ),
    }
  }

  #head() {
    return (this.#steps().at(-1)?.entry.seq ?? 0) as NodeAt["head"]
  }

  #of(table: string, id: string): readonly MemoryStep[] {
    return this.#steps().filter((step) => step.table === (table as TableName) && step.id === id)
  }
}
