/**
 * From a complete piece to a committed one: write, flush in groups, report, and only then let the swarm say "have"
 * (SWARM8). How it thinks:
 *
 * Writing is concurrent and cheap; a flush is one sync of the disk and one fact in the log, which stays for ever, so
 * pieces wait for company. One flush runs at a time. The next begins when the last one is `flushMs` old (or
 * `longestFlushMs`, for a few pieces that nobody waits for), when `flushBytes` are waiting, when there is nothing left
 * to wait for, or when somebody settles or closes: `#schedule` looks at all of these, after whatever has changed one.
 *
 * A piece's memory is free as soon as it is written, since the store has it then; but until it is flushed and the log
 * has it, it is neither announced nor served. A crash in between costs the pieces that were under way, and the log and
 * the disk never differ in the other direction.
 *
 * Failures are of two sorts. What the store could not write or flush is not durable: those pieces are lost, to be
 * fetched again, and the download stops. What the log could not commit is durable already: the same report is made
 * again until it is taken, or the swarm closes; then the next check of the files finds the pieces.
 */
import type { Clock } from "../core/Clock.ts"
import type { PieceIndex } from "../core/ids.ts"
import { wait } from "../core/wait.ts"
import { type PieceStore, StoreError } from "../storage/PieceStore.ts"
import type { ExchangeLimits } from "./ExchangeLimits.ts"
import type { PieceInProgress } from "./PieceInProgress.ts"

export interface CommitEvents {
  /** The piece's memory is free; `written` or to be fetched again. */
  onReleased(piece: PieceInProgress, written: boolean): void
  report(pieces: readonly PieceIndex[]): Promise<void>
  /** Logged: may be announced and served. */
  onCommitted(pieces: readonly PieceIndex[]): void
  /** Written, but not known to be durable: to be fetched again. */
  onLost(pieces: readonly PieceIndex[]): void
  onFailed(error: StoreError): void
  /** Nothing more will come: do not wait for company. */
  hurry(): boolean
  /** Nobody waits for so little: it may wait for more company than else. */
  few(octets: number): boolean
}

export type CommitLimits = Pick<ExchangeLimits, "flushMs" | "flushBytes" | "longestFlushMs">

const REPORT_AGAIN_MS = 2_000
const SETTLE_MS = 10_000

export class Committer {
  store: PieceStore
  readonly #clock: Clock
  readonly #events: CommitEvents
  readonly #limits: CommitLimits
  #written: PieceIndex[] = []
  #writtenBytes = 0
  #writing = 0
  #flushing = false
  #flushedAt = 0
  #timer: unknown
  #closed = false
  /** Pieces that were added, and those of them that are committed or given up. */
  #added = 0
  #done = 0
  readonly #settling = new Set<{ readonly added: number; readonly resolve: () => void }>()

  constructor(store: PieceStore, clock: Clock, limits: CommitLimits, events: CommitEvents) {
    this.store = store
    this.#clock = clock
    this.#limits = limits
    this.#events = events
  }

  add(piece: PieceInProgress): void {
    this.#writing++
    this.#added++
    this.store.write(piece.piece, piece.buffer, piece.hashes!).then(
      () => {
        this.#writing--
        this.#written.push(piece.piece)
        this.#writtenBytes += piece.size
        this.#events.onReleased(piece, true)
        this.#schedule()
      },
      (error: unknown) => {
        this.#writing--
        this.#done++
        this.#events.onReleased(piece, false)
        this.#events.onFailed(asStoreError(error))
        this.#schedule()
      },
    )
  }

  /** Nothing more is added. */
  close(): Promise<void> {
    this.#closed = true
    return this.settle()
  }

  /** Resolves when what is complete now has been written and reported, or after a while if nobody takes the report. */
  async settle(): Promise<void> {
    if (this.#done === this.#added) return
    await new Promise<void>((resolve) => {
      const end = () => {
        this.#clock.clearTimeout(timer)
        this.#settling.delete(waiting)
        resolve()
      }
      const waiting = { added: this.#added, resolve: end }
      const timer = this.#clock.setTimeout(end, SETTLE_MS)
      this.#settling.add(waiting)
      this.#schedule()
    })
  }

  #schedule(): void {
    this.#clock.clearTimeout(this.#timer)
    if (!this.#flushing && this.#written.length > 0) {
      const { flushMs, flushBytes, longestFlushMs } = this.#limits
      const rest = this.#events.few(this.#writtenBytes) ? longestFlushMs : flushMs
      const wait = this.#flushedAt + rest - this.#clock.now()
      const now =
        this.#settling.size > 0 ||
        wait <= 0 ||
        this.#writtenBytes >= flushBytes ||
        (this.#writing === 0 && this.#events.hurry())
      if (now) void this.#flush()
      else this.#timer = this.#clock.setTimeout(() => void this.#flush(), wait)
    }
    for (const { added, resolve } of [...this.#settling]) if (this.#done >= added) resolve()
  }

  async #flush(): Promise<void> {
    if (this.#flushing || this.#written.length === 0) return
    this.#flushing = true
    const batch = this.#written
    this.#written = []
    this.#writtenBytes = 0
    this.#flushedAt = this.#clock.now()
    try {
      await this.store.flush()
      await this.#report(batch)
    } catch (error) {
      this.#events.onLost(batch)
      this.#events.onFailed(asStoreError(error))
    }
    this.#done += batch.length
    this.#flushing = false
    this.#schedule()
  }

  async #report(batch: readonly PieceIndex[]): Promise<void> {
    for (;;) {
      try {
        await this.#events.report(batch)
        return this.#events.onCommitted(batch)
      } catch {
        if (this.#closed) return
        await wait(this.#clock, REPORT_AGAIN_MS)
      }
    }
  }
}

const asStoreError = (error: unknown): StoreError =>
  error instanceof StoreError ? error : new StoreError("io", error instanceof Error ? error.message : String(error))
