/**
 * How facts are declared: one file per kind of stream calls `facts(kind, {...})`. Owns names, versions, durability and
 * the schema of each event, and turns stored text back into events. In memory an event is `{ type: "PiecesVerified", …
 * }`, in the log its type reads `torrent.PiecesVerified/1`.
 */
import type { Schema } from "effect"

/**
 * kept: for ever · expiring: redacted to its bare hash after the retention time · volatile: published, never stored.
 */
export type Durability = "kept" | "expiring" | "volatile"

export interface Fact<Fields extends Schema.Struct.Fields = Schema.Struct.Fields> {
  readonly version: number
  readonly durability: Durability
  readonly fields: Fields
  /** Old payloads to the present one: `upcast[1]` turns version 1 into version 2. */
  readonly upcast?: Readonly<Record<number, (old: Record<string, unknown>) => Record<string, unknown>>>
}

export interface Facts<Defs extends Record<string, Fact<any>> = Record<string, Fact<any>>> {
  readonly kind: string
  readonly defs: Defs
}

export const facts = <const Defs extends Record<string, Fact<any>>>(kind: string, defs: Defs): Facts<Defs> => ({
  kind,
  defs,
})

/** A fact that stays: version 1 unless told otherwise. */
export const kept = <F extends Schema.Struct.Fields>(fields: F): Fact<F> => ({ version: 1, durability: "kept", fields })
export const expiring = <F extends Schema.Struct.Fields>(fields: F): Fact<F> => ({
  version: 1,
  durability: "expiring",
  fields,
})
export const volatile = <F extends Schema.Struct.Fields>(fields: F): Fact<F> => ({
  version: 1,
  durability: "volatile",
  fields,
})

/** The union of a kind's events: `{ type: "Name" } & fields`. */
export type EventOf<F extends Facts<any>> = {
  [Name in keyof F["defs"] & string]: F["defs"][Name] extends Fact<infer Fields>
    ? { readonly type: Name } & Schema.Struct.Type<Fields>
    : never
}[keyof F["defs"] & string]

/** Any event, as the log sees it. */
export interface DomainEvent {
  readonly type: string
  readonly [field: string]: unknown
}
