/**
 * A read model: a named, versioned fold from the events of one kind of stream to one row an actor. Change what it does
 * and its version, and it rebuilds itself. Pure: no clock, no chance, so that a rebuild gives what was there.
 */
import type { StoredEvent } from "../events/EventLog.ts"
import type { DomainEvent } from "../events/facts.ts"

export interface Projection<Row extends { readonly id: string }, View, Event extends DomainEvent> {
  readonly name: string
  readonly version: number
  /** Kind of the streams it reads. */
  readonly kind: string
  /** The row of an actor of which nothing is known yet. */
  readonly initial: (id: string, stored: StoredEvent) => Row
  /** What each event does to the row; exhaustive. */
  readonly on: {
    readonly [Type in Event["type"]]: (row: Row, event: Extract<Event, { type: Type }>, stored: StoredEvent) => Row
  }
  /** What is shown of a row. */
  readonly view: (row: Row) => View
}
