/**
 * What a download may begin by its credit: what is set aside for pieces that are begun, or verified and not logged yet,
 * and whether what is left of the torrent has to wait.
 */
import { headStart } from "../core/credit.ts"
import type { Credit } from "../credit/Credit.ts"

const WORTH_WAITING_MS = 30_000

export class PieceCredit {
  readonly #credit: Credit
  readonly #pieceLength: number
  readonly #setAside = new Map<number, number>()
  #starved = false

  constructor(credit: Credit, pieceLength: number) {
    this.#credit = credit
    this.#pieceLength = pieceLength
  }

  get starved(): boolean {
    return this.#starved
  }

  /** Looks whether credit holds up what is still to be begun; when it comes, it must be enough for a while. */
  look(freeOctets: number): boolean {
    return (this.#starved = !this.#credit.covers(
      this.#starved ? headStart(freeOctets) : Math.min(freeOctets, this.#pieceLength),
    ))
  }

  /** Nothing waits for credit. */
  calm(): void {
    this.#starved = false
  }

  /** At the slow pace the next piece is so far off that connections kept up for it would only cost the network. */
  farOff(freeOctets: number): boolean {
    return this.#credit.restMs(Math.min(freeOctets, this.#pieceLength)) > WORTH_WAITING_MS
  }

  take(octets: number): boolean {
    return this.#credit.take(octets)
  }

  giveBack(octets: number): void {
    this.#credit.giveBack(octets)
  }

  /** What was taken is for this piece. */
  setAside(piece: number, octets: number): void {
    this.#setAside.set(piece, octets)
  }

  /** The log has them, or they are given up. */
  settled(pieces: Iterable<number>): void {
    for (const piece of pieces) {
      this.#credit.giveBack(this.#setAside.get(piece) ?? 0)
      this.#setAside.delete(piece)
    }
  }

  end(): void {
    this.settled([...this.#setAside.keys()])
  }
}
