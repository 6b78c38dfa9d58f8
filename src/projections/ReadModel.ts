/**
 * What a read model is: named and versioned, made from the events of one kind of stream. Change what it does and its
 * version, and it is made anew. Pure: no clock, no chance, so that a rebuild gives what was there. There are two sorts:
 * a row an actor, kept in memory; and tables with SQL of its own, for what is asked by more than an id.
 */
import type Database from "better-sqlite3"
import type { StoredEvent } from "../events/EventLog.ts"
import type { DomainEvent } from "../events/facts.ts"

/** What each event does; exhaustive. */
type On<Event extends DomainEvent, Before extends readonly unknown[], After> = {
  readonly [Type in Event["type"]]: (
    ...given: [...Before, event: Extract<Event, { type: Type }>, stored: StoredEvent]
  ) => After
}

/** What a view may look at beside its own row. */
export interface Look {
  /** The data folder as it is named, and with no link in it. */
  readonly roots: readonly [named: string, real: string]
  /** The row of another model, as it is kept. */
  row<Row extends Identified>(model: RowModel<string, Row, any, any>, id: string): Row | undefined
}

export interface Identified {
  readonly id: string
}

export interface RowModel<Name extends string, Row extends Identified, View, Event extends DomainEvent> {
  /** Rows are shown to the operator and told on the feed; sums are asked for. */
  readonly sort: "rows" | "sums"
  /** Of its table, in the database and on the feed. */
  readonly name: Name
  readonly version: number
  /** Kind of the streams it reads. */
  readonly kind: string
  /** The row of an actor of which nothing is known yet. */
  readonly initial: (id: string, stored: StoredEvent) => Row
  readonly on: On<Event, [row: Row], Row>
  /** What is shown of a row. */
  readonly view: (row: Row, look: Look) => View
  /** The seq at which what it shows of another row last became another; for a view that looks at others. */
  readonly sawChange?: (row: Row, look: Look) => number
  /** Of an actor that has ended: it is told of once more, and is in no list. */
  readonly ended?: (row: Row) => boolean
}

/**
 * Tables of its own. Events reach them with the next save, and before each answer; on a full disk an answer is as old
 * as the last save.
 */
export interface SqlModel<Event extends DomainEvent, Answers> {
  readonly sort: "sql"
  readonly name: string
  readonly version: number
  /** Kinds of the streams it reads. */
  readonly kinds: readonly string[]
  /** Makes its tables, whose names begin with the model's. */
  readonly tables: string
  readonly open: (database: Database.Database) => {
    readonly on: { readonly [Type in Event["type"]]?: On<Event, [], void>[Type] }
    readonly answers: Answers
  }
}

/** One that is told on the feed. */
export interface ShownModel<
  Name extends string,
  Row extends Identified,
  View extends Identified,
  Event extends DomainEvent,
> extends RowModel<Name, Row, View, Event> {
  readonly sort: "rows"
}

export type ReadModel = RowModel<string, any, any, any> | SqlModel<any, any>

export type ViewOf<Model> = Model extends RowModel<string, any, infer View, any> ? View : never

/** The row after an event of its actor's. */
export const rowAfter = <Row extends Identified>(
  model: RowModel<string, Row, any, any>,
  id: string,
  before: Row | undefined,
  stored: StoredEvent,
): Row | undefined => {
  const on = model.on[stored.event.type]
  return on ? on(before ?? model.initial(id, stored), stored.event as never, stored) : before
}
