/** What was, as tests put it there: by `torrents/<id>`, and by `torrents/<id>/<version>` for a state. */
import type { Past } from "../../src/api/Node.ts"
import type { Refusal } from "../../src/contract/commands.ts"
import type {
  ActivityAsked,
  ActivityIndex,
  ActivityPage,
  HistoryIndex,
  ModesPage,
  NodeAt,
  StateAt,
} from "../../src/contract/timeTravel.ts"

const none: Refusal = { ok: false, code: "no-such-event", message: "There is no such event." }

export class MemoryPast implements Past {
  readonly indexes = new Map<string, HistoryIndex>()
  readonly modesOf = new Map<string, ModesPage>()
  readonly states = new Map<string, StateAt>()
  readonly nodes = new Map<number, NodeAt>()
  readonly asked: ActivityAsked[] = []
  page: ActivityPage = { entries: [], before: null }
  hours: ActivityIndex = { head: 0 as never, hours: [], first: [], kinds: [], counts: [] }

  async index(table: string, id: string): Promise<HistoryIndex | undefined> {
    return this.indexes.get(`${table}/${id}`)
  }

  async modes(table: string, id: string): Promise<ModesPage | undefined> {
    return this.modesOf.get(`${table}/${id}`)
  }

  async state(table: string, id: string, version: number): Promise<StateAt | Refusal | undefined> {
    return this.indexes.has(`${table}/${id}`) ? (this.states.get(`${table}/${id}/${version}`) ?? none) : undefined
  }

  async node(seq: number): Promise<NodeAt | Refusal> {
    return this.nodes.get(seq) ?? none
  }

  async activity(asked: ActivityAsked): Promise<ActivityPage> {
    this.asked.push(asked)
    return this.page
  }

  async activityIndex(): Promise<ActivityIndex> {
    return this.hours
  }
}
