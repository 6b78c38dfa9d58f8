/**
 * What went out of a swarm, told to its torrent as sums. Each telling is a fact that stays for ever, and strangers make
 * what it tells of: a copy is told at once where nothing was told for a while, anything else once an hour, and all that
 * is left when the swarm is left or settles.
 */
import type { Clock } from "../core/Clock.ts"
import { CopyCount, type ServedSum } from "../core/CopyCount.ts"
import type { PieceIndex } from "../core/ids.ts"
import { pieceSize } from "../core/merkle.ts"
import type { Metainfo } from "../core/metainfo/Metainfo.ts"

const COPY_MS = 10 * 60_000
const HOUR_MS = 3_600_000

export class Tally {
  readonly #count: CopyCount
  readonly #clock: Clock
  readonly #report: (sum: ServedSum) => Promise<void>
  /** When octets went out last, by the clock. */
  lastAt = Number.NEGATIVE_INFINITY
  #told: { readonly octets: number; readonly copies: number }
  #toldAt = Number.NEGATIVE_INFINITY
  #timer: unknown
  #due = Number.POSITIVE_INFINITY

  constructor(metainfo: Metainfo, before: ServedSum, clock: Clock, report: (sum: ServedSum) => Promise<void>) {
    this.#count = new CopyCount(metainfo.pieceCount, (piece) => pieceSize(metainfo, piece as PieceIndex), before)
    this.#clock = clock
    this.#report = report
    this.#told = before
  }

  get octets(): number {
    return this.#count.octets
  }

  get copies(): number {
    return this.#count.copies
  }

  add(piece: PieceIndex, octets: number): void {
    const now = (this.lastAt = this.#clock.now())
    if (this.#count.add(piece, octets)) this.#tellAt(Math.max(now, this.#toldAt + COPY_MS))
    else if (this.#timer === undefined) this.#tellAt(now + HOUR_MS)
  }

  /** Tells what has not been told; resolves when that was heard, never rejects. */
  async tell(): Promise<void> {
    this.#clock.clearTimeout(this.#timer)
    this.#timer = undefined
    this.#due = Number.POSITIVE_INFINITY
    const { sum } = this.#count
    if (sum.octets === this.#told.octets) return
    this.#told = sum
    this.#toldAt = this.#clock.now()
    await this.#report(sum).catch(() => undefined)
  }

  #tellAt(at: number): void {
    if (at >= this.#due) return
    this.#clock.clearTimeout(this.#timer)
    this.#due = at
    this.#timer = this.#clock.setTimeout(() => void this.tell(), Math.max(0, at - this.#clock.now()))
  }
}
