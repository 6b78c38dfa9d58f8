/** EventLog in memory, for tests and the simulator: the same codec, so that what does not survive storing shows. */
import { toHex } from "../../core/hex.ts"
import type { Millis, Seq, StreamId } from "../../core/ids.ts"
import { Listeners } from "../../core/Listeners.ts"
import {
  type Append,
  type EventHead,
  type EventLog,
  LogError,
  type Registry,
  type Seal,
  type StoredEvent,
} from "../EventLog.ts"
import { bodyHash, chainHash, GENESIS } from "./chain.ts"
import { Codec, storedEvent } from "./codec.ts"

export class MemoryEventLog implements EventLog {
  readonly #codec: Codec
  readonly #events: StoredEvent[] = []
  readonly #hashes: Uint8Array[] = []
  readonly #streams = new Map<StreamId, StoredEvent[]>()
  readonly #redacted = new Set<number>()
  readonly #listeners = new Listeners<[batch: readonly StoredEvent[]]>()
  #closed = false

  constructor(registry: Registry) {
    this.#codec = new Codec(registry)
  }

  async append(append: Append): Promise<readonly StoredEvent[]> {
    if (this.#closed) throw new LogError("closed", "the log is closed")
    const encoded = this.#codec.encode(append)
    const stream = this.#streams.get(append.stream) ?? []
    const version = stream.at(-1)?.version ?? 0
    if (version !== append.expected)
      throw new LogError("conflict", `${append.stream} is at version ${version}, not ${append.expected}`)
    const batch = encoded.map(({ body, event }, i) => storedEvent({ ...body, seq: this.#events.length + 1 + i }, event))
    this.#events.push(...batch)
    for (const [i, { body }] of encoded.entries())
      this.#hashes.push(chainHash(this.#hashes.at(-1) ?? GENESIS, batch[i]!.seq, bodyHash(body)))
    stream.push(...batch)
    this.#streams.set(append.stream, stream)
    await Promise.resolve()
    // The events are stored, whatever a listener makes of them.
    this.#listeners.tellEach(batch)
    return batch
  }

  async page(after: Seq, limit: number): Promise<readonly StoredEvent[]> {
    return this.#events
      .slice(after)
      .filter(({ seq }) => !this.#redacted.has(seq))
      .slice(0, limit)
  }

  async streamPage(stream: StreamId, version: number, limit: number): Promise<readonly StoredEvent[]> {
    return (this.#streams.get(stream) ?? []).filter((stored) => stored.version > version).slice(0, limit)
  }

  async heads(after: Seq, limit: number): Promise<readonly EventHead[]> {
    return (await this.page(after, limit)).map(headOf)
  }

  async streamHeads(stream: StreamId, version: number, limit: number): Promise<readonly EventHead[]> {
    return (await this.streamPage(stream, version, limit)).map(headOf)
  }

  async streams(kind: string): Promise<readonly { readonly stream: StreamId; readonly version: number }[]> {
    const known = [...this.#streams]
      .filter(([stream]) => stream.startsWith(`${kind}/`))
      .sort(([a], [b]) => (a < b ? -1 : 1))
    return known.map(([stream, events]) => ({ stream, version: events.at(-1)!.version }))
  }

  async seal(seq: Seq): Promise<Seal | undefined> {
    const hash = this.#redacted.has(seq) ? undefined : this.#hashes[seq - 1]
    return hash && { hash: toHex(hash), holds: true }
  }

  async head(): Promise<Seq> {
    return this.#events.length as Seq
  }

  onCommit(listener: (batch: readonly StoredEvent[]) => void): () => void {
    return this.#listeners.add(listener)
  }

  async expire(before: Millis): Promise<number> {
    const old = this.#events.filter(
      ({ durability, at, seq }) => durability === "expiring" && at < before && !this.#redacted.has(seq),
    )
    for (const { seq } of old) this.#redacted.add(seq)
    for (const [stream, events] of this.#streams) {
      const left = events.filter(({ seq }) => !this.#redacted.has(seq))
      if (left.length > 0) this.#streams.set(stream, left)
      else this.#streams.delete(stream)
    }
    return old.length
  }

  async close(): Promise<void> {
    this.#closed = true
  }
}

const headOf = ({ event: _, ...head }: StoredEvent): EventHead => head
