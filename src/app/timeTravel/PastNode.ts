/**
 * All rows as they were right after one event. It goes forward only, and from where it stands; for an earlier event
 * another one begins anew. Reads in pages, and lets others have their turn between two of them.
 */
import { setImmediate as othersFirst } from "node:timers/promises"
import { type Millis, type Seq, splitStreamId } from "../../core/ids.ts"
import type { EventLog } from "../../events/EventLog.ts"
import { type Identified, type Look, type ReadModel, rowAfter, type RowModel } from "../../projections/ReadModel.ts"
import type { ShownRows } from "../../projections/registry.ts"

const PAGE = 1_000

type Table = RowModel<string, any, any, any>

export class PastNode {
  readonly #log: Pick<EventLog, "page">
  readonly #tables: readonly { readonly model: Table; readonly rows: Map<string, Identified> }[]
  readonly #look: Look
  seq = 0 as Seq
  at = 0 as Millis

  constructor(log: Pick<EventLog, "page">, models: readonly ReadModel[], roots: Look["roots"]) {
    this.#log = log
    this.#tables = models.flatMap((model) => (model.sort === "sql" ? [] : [{ model, rows: new Map() }]))
    const named = new Map(this.#tables.map(({ model, rows }) => [model.name, rows]))
    this.#look = { roots, row: (model, id) => named.get(model.name)?.get(id) as never }
  }

  /** @param seq not lower than where it stands. */
  async goTo(seq: number): Promise<void> {
    for (;;) {
      const page = (await this.#log.page(this.seq, Math.min(PAGE, Math.max(1, seq - this.seq)))).filter(
        (stored) => stored.seq <= seq,
      )
      for (const stored of page) {
        const { kind, id } = splitStreamId(stored.stream)
        for (const { model, rows } of this.#tables) {
          const row = model.kind === kind ? rowAfter(model, id, rows.get(id), stored) : undefined
          if (row !== undefined) rows.set(id, row)
        }
        this.seq = stored.seq
        this.at = stored.at
      }
      if (page.length === 0 || this.seq >= seq) return
      await othersFirst()
    }
  }

  /** Those that had not ended by then. */
  rows(): ShownRows {
    const shown: Record<string, readonly unknown[]> = {}
    for (const { model, rows } of this.#tables) {
      if (model.sort !== "rows") continue
      shown[model.name] = [...rows.values()]
        .filter((row) => model.ended?.(row) !== true)
        .map((row) => model.view(row, this.#look))
    }
    return shown as ShownRows
  }
}
