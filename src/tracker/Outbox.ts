/**
 * News for one neighbour: of each record the newest, held back for a moment so that many go together, in batches under
 * their caps. Bounded by the number of records there are, since a newer one takes the place of an older.
 */
import type { Clock } from "../core/Clock.ts"
import { BATCH_OCTETS, BATCH_RECORDS, Batch } from "../wire/Batch.ts"
import type { RecordEntry } from "./RecordEntry.ts"

export class Outbox {
  readonly #clock: Clock
  readonly #batchMs: number
  readonly #send: (batch: Uint8Array) => void
  readonly #records = new Map<string, RecordEntry>()
  #head: Uint8Array | undefined
  #fork: Uint8Array | undefined
  #timer: unknown
  #closed = false
  /** Records that were sent, for figures. */
  sent = 0

  constructor(clock: Clock, batchMs: number, send: (batch: Uint8Array) => void) {
    this.#clock = clock
    this.#batchMs = batchMs
    this.#send = send
  }

  record(entry: RecordEntry): void {
    this.#records.set(entry.key, entry)
    this.#arm()
  }

  /** The neighbour has said this itself: it need not be told. */
  heard({ key, seq }: RecordEntry): void {
    const waiting = this.#records.get(key)
    if (waiting && waiting.seq <= seq) this.#records.delete(key)
  }

  head(head: Uint8Array): void {
    this.#head = head
    this.#arm()
  }

  fork(proof: Uint8Array): void {
    this.#fork = proof
    this.#arm()
  }

  close(): void {
    this.#closed = true
    this.#clock.clearTimeout(this.#timer)
    this.#records.clear()
  }

  #arm(): void {
    if (this.#closed) return
    this.#timer ??= this.#clock.setTimeout(() => {
      this.#timer = undefined
      this.#flush()
    }, this.#batchMs)
  }

  #flush(): void {
    for (const batch of batchesOf(this.#records.values(), this.#head, this.#fork)) this.#send(batch)
    this.sent += this.#records.size
    this.#records.clear()
    this.#head = this.#fork = undefined
  }
}

/** Records in as few batches as their caps allow; head and proof go with the first. */
export function* batchesOf(
  records: Iterable<RecordEntry>,
  head?: Uint8Array,
  fork?: Uint8Array,
): Generator<Uint8Array> {
  let batch = { mirrors: [] as Uint8Array[], peers: [] as Uint8Array[] }
  let size = 0
  let first = true
  const take = () => {
    const octets = Batch.encode({
      v: 1,
      head: first && head ? [head] : [],
      fork: first && fork ? [fork] : [],
      ...batch,
    })
    first = false
    batch = { mirrors: [], peers: [] }
    size = 0
    return octets
  }
  for (const { kind, bytes } of records) {
    if (batch.mirrors.length + batch.peers.length === BATCH_RECORDS || size + bytes.length > BATCH_OCTETS) yield take()
    batch[kind === "peer" ? "peers" : "mirrors"].push(bytes)
    size += bytes.length
  }
  if (size > 0 || (first && (head || fork))) yield take()
}
