/**
 * What was, as the log tells it. Owns what is kept between two questions: the pasts of the actors that were asked for
 * last, and the node as it was at one event. Nothing of it is needed again after a start.
 */
import type { Past } from "../../api/Node.ts"
import type { Refusal } from "../../contract/commands.ts"
import type { Rows, TableName } from "../../contract/rows.ts"
import type {
  ActivityAsked,
  ActivityIndex,
  ActivityPage,
  HistoryIndex,
  ModesPage,
  NodeAt,
  StateAt,
} from "../../contract/timeTravel.ts"
import { deciders } from "../../actors/registry.ts"
import { StreamId } from "../../core/ids.ts"
import { Turn, Turns } from "../../core/Turns.ts"
import type { Identified, Look, ReadModel, RowModel } from "../../projections/ReadModel.ts"
import type { ShownRows } from "../../projections/registry.ts"
import type { NodeParts } from "../NodeParts.ts"
import type { Vault } from "../../storage/Vault.ts"
import { operatorRows } from "../operatorRows.ts"
import { ActivityCount } from "./ActivityCount.ts"
import { activityPage } from "./activityPage.ts"
import { ActorPast, type Folding } from "./ActorPast.ts"
import { historyIndex } from "./historyIndex.ts"
import { PastNode } from "./PastNode.ts"

const PASTS = 8
/** A whole node of the past is dropped when nobody has asked for so long. */
const NODE_KEPT_MS = 120_000

type Parts = Pick<NodeParts, "log" | "ports" | "projector">

const expired: Refusal = {
  ok: false,
  code: "no-such-event",
  message: "There is no such event: it has expired, as what tells of others does, or it has not happened yet.",
}

export class TimeTravel implements Past {
  readonly #parts: Parts
  readonly #models: readonly ReadModel[]
  readonly #pasts = new Map<string, ActorPast>()
  readonly #turns = new Turns()
  readonly #nodeTurn = new Turn()
  readonly #count: ActivityCount
  #node: PastNode | undefined
  #drop: unknown

  constructor(parts: Parts, models: readonly ReadModel[]) {
    this.#parts = parts
    this.#models = models
    this.#count = new ActivityCount(parts.log)
  }

  async index(table: string, id: string): Promise<HistoryIndex | undefined> {
    const model = this.#model(table)
    return model && historyIndex(this.#parts.log, StreamId(model.kind, id))
  }

  async modes(table: string, id: string): Promise<ModesPage | undefined> {
    const past = this.#past(table, id)
    if (!past) return undefined
    const visits = await this.#turns.take(`${table}/${id}`, () => past.visits())
    return visits.length === 0 ? undefined : { visits: [...visits] }
  }

  async state(table: string, id: string, version: number): Promise<StateAt | Refusal | undefined> {
    const model = this.#model(table)
    const past = this.#past(table, id)
    if (!model || !past) return undefined
    const { log } = this.#parts
    const step = await this.#turns.take(`${table}/${id}`, () => past.at(version))
    if (!step) return expired
    const { before, stored, after } = step
    const { seq, at, type, event, cause } = stored
    const [seal, last] = await Promise.all([log.seal(seq), this.#lastOf(model.kind, id)])
    // Between the two it may have expired.
    if (!seal) return expired
    return {
      entry: { seq, at, version, type, event },
      last,
      cause,
      ...seal,
      mode: past.modeAt(after),
      modeBefore: past.modeAt(before),
      row: this.#shown(model, after.row!),
      before: before.row === undefined ? null : this.#shown(model, before.row),
    }
  }

  async node(seq: number): Promise<NodeAt | Refusal> {
    const { clock } = this.#parts.ports
    clock.clearTimeout(this.#drop)
    const answer = await this.#nodeTurn.take(async () => {
      const head = await this.#parts.log.head()
      if (seq < 1 || seq > head) return expired
      if (!this.#node || this.#node.seq > seq)
        this.#node = new PastNode(this.#parts.log, this.#models, this.#parts.projector.roots)
      await this.#node.goTo(seq)
      return { seq: this.#node.seq, at: this.#node.at, head, rows: this.#joined(this.#node.rows()) }
    })
    clock.clearTimeout(this.#drop)
    this.#drop = clock.setTimeout(() => (this.#node = undefined), NODE_KEPT_MS)
    return answer
  }

  activity(asked: ActivityAsked): Promise<ActivityPage> {
    return activityPage(this.#parts.log, this.#models, asked)
  }

  activityIndex(): Promise<ActivityIndex> {
    return this.#count.index()
  }

  #model(table: string): RowModel<string, any, any, any> | undefined {
    return this.#models.find(
      (model): model is RowModel<string, any, any, any> => model.sort === "rows" && model.name === table,
    )
  }

  #past(table: string, id: string): ActorPast | undefined {
    const name = `${table}/${id}`
    const model = this.#model(table)
    const folding: Folding | undefined = model && deciders[model.kind]
    if (!model || !folding) return undefined
    const stream = StreamId(model.kind, id)
    const past = this.#pasts.get(name) ?? new ActorPast({ log: this.#parts.log, stream, id, folding, model })
    this.#pasts.delete(name)
    this.#pasts.set(name, past)
    if (this.#pasts.size > PASTS) this.#pasts.delete(this.#pasts.keys().next().value!)
    return past
  }

  async #lastOf(kind: string, id: string): Promise<number> {
    const stream = StreamId(kind, id)
    return (await this.#parts.log.streams(kind)).find((known) => known.stream === stream)?.version ?? 0
  }

  /** Of other rows it knows nothing: of where those were then, one actor's history does not tell. */
  #shown(model: RowModel<string, any, any, any>, row: Identified): Rows[TableName][number] {
    const look: Look = { roots: this.#parts.projector.roots, row: () => undefined }
    const rows = this.#joined({ [model.name]: [model.view(row, look)] } as never)
    return rows[model.name as TableName][0]!
  }

  /**
   * With what trusted nodes and mirrored trackers are called, from the vault as it is now. Links, and onions of this
   * node's own, are of now.
   */
  #joined(rows: ShownRows): Rows {
    const { vault } = this.#parts.ports
    const names: Pick<Vault, "get"> = {
      get: (kind, ...owner) => (kind === "trusted" || kind === "mirror" ? vault.get(kind, ...owner) : undefined),
    }
    return operatorRows({ ports: { vault: names }, board: { published: () => undefined } }, rows)
  }
}
