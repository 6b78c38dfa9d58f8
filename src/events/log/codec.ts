/**
 * Between events and rows: type names with versions, payloads as JSON, schemas compiled once, old payloads upcast. Owns
 * the form of what is stored; knows no database.
 */
import { Either, type ParseResult, Schema } from "effect"
import { type Append, type EventHead, LogError, type Registry, type StoredEvent } from "../EventLog.ts"
import type { DomainEvent, Durability, Fact } from "../facts.ts"
import { splitStreamId } from "../../core/ids.ts"
import type { EventRow, HeadRow } from "./Row.ts"

interface Known {
  readonly name: string
  readonly fact: Fact<any>
  readonly decode: (payload: unknown) => Either.Either<Record<string, unknown>, ParseResult.ParseError>
}

/** A row before it has its place in the log, and the event as whoever reads the row will see it. */
export interface Encoded {
  readonly body: Omit<EventRow, "seq">
  readonly event: DomainEvent
}

export class Codec {
  readonly #known = new Map<string, Known>()
  /** Types as they stand in rows, with their version. */
  readonly #stored = new Map<string, { readonly known: Known; readonly version: number }>()

  constructor(registry: Registry) {
    for (const { kind, defs } of registry) {
      for (const [name, fact] of Object.entries(defs)) {
        this.#known.set(`${kind}.${name}`, {
          name,
          fact,
          decode: Schema.decodeUnknownEither(Schema.Struct(fact.fields) as never),
        })
      }
    }
  }

  durability(kind: string, event: DomainEvent): Durability | undefined {
    return this.#known.get(`${kind}.${event.type}`)?.fact.durability
  }

  /** @throws LogError("invalid") for what is no fact, is volatile, or does not fit its schema. */
  encode({ stream, expected, events, at, cause }: Append): readonly Encoded[] {
    const { kind } = splitStreamId(stream)
    return events.map(({ type, ...fields }, i) => {
      const known = this.#known.get(`${kind}.${type}`)
      if (!known) throw new LogError("invalid", `${kind} has no event ${type}`)
      if (known.fact.durability === "volatile")
        throw new LogError("invalid", `${kind}.${type} is volatile and never stored`)
      const read = known.decode(fields)
      if (Either.isLeft(read)) throw new LogError("invalid", `${kind}.${type}: ${read.left.message}`)
      // What the schema does not know is not stored.
      const payload = JSON.stringify(read.right)
      const body = {
        stream,
        version: expected + 1 + i,
        type: `${kind}.${type}/${known.fact.version}`,
        at,
        cause,
        payload,
        expires: known.fact.durability === "expiring" ? (1 as const) : (0 as const),
      }
      return { body, event: { ...read.right, type } }
    })
  }

  /** @throws LogError("corrupt") for what this version of the software cannot read. */
  decode(row: EventRow): StoredEvent {
    const found = this.#typeOf(row.type)
    if (!found) throw new LogError("corrupt", `event ${row.seq} is of the unknown type ${row.type}`)
    const { known } = found
    let payload: Record<string, unknown>
    try {
      payload = JSON.parse(row.payload)
    } catch {
      throw new LogError("corrupt", `event ${row.seq} has a payload that is no JSON`)
    }
    for (let version = found.version; version < known.fact.version; version++) {
      const upcast = known.fact.upcast?.[version]
      if (!upcast)
        throw new LogError("corrupt", `event ${row.seq}: nothing turns ${row.type} into version ${version + 1}`)
      payload = upcast(payload)
    }
    const read = known.decode(payload)
    if (Either.isLeft(read))
      throw new LogError("corrupt", `event ${row.seq} (${row.type}) does not fit its schema: ${read.left.message}`)
    return storedEvent(row, { ...read.right, type: known.name })
  }

  #typeOf(type: string): { readonly known: Known; readonly version: number } | undefined {
    const seen = this.#stored.get(type)
    if (seen) return seen
    const match = /^(.+)\/(\d+)$/.exec(type)
    const known = match && this.#known.get(match[1]!)
    if (!known) return undefined
    const found = { known, version: Number(match[2]) }
    this.#stored.set(type, found)
    return found
  }
}

export const storedEvent = (row: EventRow, event: DomainEvent): StoredEvent => ({ ...eventHead(row), event })

export const eventHead = (row: HeadRow): EventHead => ({
  seq: row.seq as EventHead["seq"],
  stream: row.stream as EventHead["stream"],
  version: row.version,
  type: row.type,
  at: row.at as EventHead["at"],
  cause: row.cause,
  durability: row.expires ? "expiring" : "kept",
})
