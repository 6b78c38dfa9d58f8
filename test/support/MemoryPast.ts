/**
 * What was, as tests put it there: by `torrents/<id>`, and by `torrents/<id>/<version>` for a state. What they do not
 * put there is told from the tables in memory.
 */
import type { Past } from "../../src/api/Node.ts"
import type { Refusal } from "../../src/contract/commands.ts"
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
import type { MemoryStep } from "./MemoryTables.ts"

const none: Refusal = { ok: false, code: "no-such-event", message: "There is no such event." }
const HOUR_MS = 3_600_000
const kinds = kindsOf(readModels)

const modeIn = (row: object | null): string => (row as { readonly mode?: string } | null)?.mode ?? "absent"

export class MemoryPast implements Past {
  readonly #steps: () => readonly MemoryStep[]
  readonly indexes = new Map<string, HistoryIndex>()
  readonly modesOf = new Map<string, ModesPage>()
  readonly states = new Map<string, StateAt>()
  readonly nodes = new Map<number, NodeAt>()
  readonly asked: ActivityAsked[] = []
  /** What was asked about states, in order. */
  readonly statesAsked: string[] = []
  page: ActivityPage | undefined
  hours: ActivityIndex | undefined
  /** States wait for this before they are told. */
  gate: Promise<void> = Promise.resolve()

  constructor(steps: () => readonly MemoryStep[] = () => []) {
    this.#steps = steps
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
    const put = this.nodes.get(seq)
    const until = this.#steps().filter(({ entry }) => entry.seq <= seq)
    const last = until.at(-1)?.entry
    if (put || !last) return put ?? none
    const rows: Record<string, Map<string, object>> = {}
    for (const { table, id, row } of until) (rows[table] ??= new Map()).set(id, row)
    const all = Object.keys(kinds).map((table) => [table, [...(rows[table]?.values() ?? [])]])
    return { seq: last.seq, at: last.at, head: this.#head(), rows: Object.fromEntries(all) as Rows }
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
