/**
 * Between events and rows: type names with versions, payloads as JSON, schemas compiled once, old payloads upcast. Owns the
 * form of what is stored; knows no database.
 */
import type { ParseResult} from "effect";
import { Either, Schema } from "effect"
import { type Append, LogError, type Registry, type StoredEvent } from "../EventLog.ts"
import type { DomainEvent, Durability, Fact } from "../facts.ts"
import { splitStreamId } from "../../core/ids.ts"
import type { Row } from "./Row.ts"

interface Known {
  readonly fact: Fact<any>
  readonly decode: (payload: unknown) => Either.Either<Record<string, unknown>, ParseResult.ParseError>
}

export class Codec {
  readonly #known = new Map<string, Known>()

  constructor(registry: Registry) {
    for (const { kind, defs } of registry) {
      for (const [name, fact] of Object.entries(defs)) {
        this.#known.set(`${kind}.${name}`, { fact, decode: Schema.decodeUnknownEither(Schema.Struct(fact.fields) as never) })
      }
    }
  }

  durability(kind: string, event: DomainEvent): Durability | undefined {
    return this.#known.get(`${kind}.${event.type}`)?.fact.durability
  }

  /** Rows without position and hashes. @throws LogError("invalid") for what is no fact, is volatile, or does not fit its schema. */
  encode({ stream, expected, events, at, cause }: Append): Omit<Row, "seq" | "body_hash" | "hash">[] {
    const { kind } = splitStreamId(stream)
    return events.map(({ type, ...fields }, i) => {
      const known = this.#known.get(`${kind}.${type}`)
      if (!known) throw new LogError("invalid", `${kind} has no event ${type}`)
      if (known.fact.durability === "volatile") throw new LogError("invalid", `${kind}.${type} is volatile and never stored`)
      const payload = JSON.stringify(fields)
      const fits = known.decode(JSON.parse(payload))
      if (Either.isLeft(fits)) throw new LogError("invalid", `${kind}.${type}: ${fits.left.message}`)
      return {
        stream, version: expected + 1 + i, type: `${kind}.${type}/${known.fact.version}`, at, cause, payload,
        expires: known.fact.durability === "expiring" ? 1 : 0,
      }
    })
  }

  /** @throws LogError("corrupt") for what this version of the software cannot read. */
  decode(row: Row): StoredEvent {
    const match = /^(.+)\.([^./]+)\/(\d+)$/.exec(row.type)
    const known = match && this.#known.get(`${match[1]}.${match[2]}`)
    if (!match || !known) throw new LogError("corrupt", `event ${row.seq} is of the unknown type ${row.type}`)
    let payload: Record<string, unknown>
    try {
      payload = JSON.parse(row.payload)
    } catch {
      throw new LogError("corrupt", `event ${row.seq} has a payload that is no JSON`)
    }
    for (let version = Number(match[3]); version < known.fact.version; version++) {
      const upcast = known.fact.upcast?.[version]
      if (!upcast) throw new LogError("corrupt", `event ${row.seq}: nothing turns ${row.type} into version ${version + 1}`)
      payload = upcast(payload)
    }
    const decoded = known.decode(payload)
    if (Either.isLeft(decoded)) throw new LogError("corrupt", `event ${row.seq} (${row.type}) does not fit its schema: ${decoded.left.message}`)
    return {
      seq: row.seq as StoredEvent["seq"],
      stream: row.stream as StoredEvent["stream"],
      version: row.version,
      type: row.type,
      at: row.at as StoredEvent["at"],
      cause: row.cause,
      event: { ...decoded.right, type: match[2]! },
      durability: row.expires ? "expiring" : "kept",
    }
  }
}
