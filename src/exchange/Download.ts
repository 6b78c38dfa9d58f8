/**
 * What is to be asked of whom: the pieces begun, the requests out, and the choice of the next one for a lane: finish
 * what was begun, then begin what the picker gives, then (endgame) help with what another lane is slow to deliver.
 * What is not wanted is neither begun nor paid for.
 * Owns claims and cancellations; sends nothing itself. Hands each complete piece to `onPiece`.
 */
import type { Bitfield } from "../core/Bitfield.ts"
import { duplicateFor, sharedLeaves } from "../core/endgame.ts"
import type { PieceIndex } from "../core/ids.ts"
import { pieceSize } from "../core/merkle.ts"
import { LEAF_SIZE } from "../core/merkleTree.ts"
import type { Metainfo } from "../core/metainfo/Metainfo.ts"
import { PiecePicker, type PieceOrder } from "../core/PiecePicker.ts"
import type { Credit } from "../credit/Credit.ts"
import type { Carrier } from "./Carrier.ts"
import { outstandingFor } from "./outstandingFor.ts"
import type { PieceBuffers } from "./PieceBuffers.ts"
import { PieceCredit } from "./PieceCredit.ts"
import { PieceInProgress } from "./PieceInProgress.ts"
import { PieceRequest } from "./PieceRequest.ts"

export interface DownloadEvents {
  onPiece(piece: PieceInProgress): void
  onLeaf(octets: number): void
}

export class Download {
  readonly picker: PiecePicker
  /** Set while the store fails, or the swarm closes. */
  halted = false
  readonly #metainfo: Metainfo
  readonly #buffers: PieceBuffers
  readonly #credit: PieceCredit
  readonly #events: DownloadEvents
  /** Of pieces that are wanted, and neither had nor taken. */
  #freeOctets = 0
  readonly #begun = new Map<number, PieceInProgress>()
  readonly #requests = new Map<PieceRequest, Carrier>()

  constructor(
    metainfo: Metainfo,
    have: Bitfield,
    seed: number,
    shared: { readonly buffers: PieceBuffers; readonly credit: Credit },
    events: DownloadEvents,
    order?: PieceOrder,
  ) {
    this.#metainfo = metainfo
    this.#buffers = shared.buffers
    this.#credit = new PieceCredit(shared.credit, metainfo.pieceLength)
    this.#events = events
    this.picker = new PiecePicker(have, seed, order)
    this.#count()
  }

  /** From now on. What is begun of what is not wanted any more is given up, and costs nothing. */
  reorder(order: PieceOrder): void {
    this.picker.reorder(order)
    this.#giveUp((piece) => !this.picker.isWanted(piece))
    this.#count()
  }

  #count(): void {
    this.#freeOctets = 0
    for (let piece = 0; piece < this.#metainfo.pieceCount; piece++)
      if (this.picker.isFree(piece)) this.#freeOctets += pieceSize(this.#metainfo, piece)
  }

  /** Whether any leaf is still to be verified. */
  get wanting(): boolean {
    return this.picker.free > 0 || this.#begun.size > 0
  }

  /**
   * Whether credit holds all of it up, looked at anew; when it comes it must be enough for a while. Until then nothing
   * is begun.
   */
  get starved(): boolean {
    if (this.#begun.size === 0 && this.picker.free > 0) return this.#credit.look(this.#freeOctets)
    this.#credit.calm()
    return false
  }

  /** At the slow pace the next piece is so far off that connections kept up for it would only cost the network. */
  get resting(): boolean {
    return this.#begun.size === 0 && this.picker.free > 0 && this.#credit.farOff(this.#freeOctets)
  }

  /** Pieces that are begun, and not written yet; in ascending order. */
  get underWay(): readonly number[] {
    return [...this.#begun.keys()].toSorted((a, b) => a - b)
  }

  useful(has: Bitfield): boolean {
    for (const piece of this.#begun.keys()) if (has.has(piece)) return true
    return this.picker.wants(has)
  }

  /**
   * Octets still to come, and the rates of all lanes that bring some; nothing while so much is left that it does not
   * matter.
   */
  remainder(near: number): { readonly octets: number; readonly rate: number } | undefined {
    let octets = this.picker.free * this.#metainfo.pieceLength
    if (octets > near) return undefined
    for (const piece of this.#begun.values()) octets += piece.missing * LEAF_SIZE
    let rate = 0
    for (const carrier of new Set(this.#requests.values())) {
      octets += carrier.inFlight
      rate += carrier.rate
    }
    return { octets, rate }
  }

  /** The next request for a lane, claimed for it; or nothing, for now. */
  next(carrier: Carrier, maxBytes: number, now: number): PieceRequest | undefined {
    const { has } = carrier.peer
    if (this.halted || this.#credit.starved || !has) return undefined
    const piece = this.#open(has) ?? this.#begin(has)
    const request = piece ? this.#claim(piece, maxBytes, now) : this.#help(carrier, has, now)
    if (request) this.#requests.set(request, carrier)
    return request
  }

  /** Others may be asked for what a silent lane was: the claim is free, the request stays out. */
  demote(request: PieceRequest): void {
    if (request.copy || this.#begun.get(request.piece.piece) !== request.piece) return
    request.demote()
    request.piece.copies++
    request.piece.release(request.first, request.count)
  }

  /** The request is off its lane, answered or not: what it did not bring is free again. */
  over(request: PieceRequest): void {
    request.cancelled = true
    if (!this.#requests.delete(request)) return
    // A copy holds no claim: when its original is gone, the leaves may be asked of anybody.
    if (request.copy) request.piece.copies--
    else if (this.#begun.get(request.piece.piece) === request.piece) request.piece.release(request.first, request.count)
  }

  /** The piece was written, or is given up; either way its memory is free. */
  release(piece: PieceInProgress, written: boolean): void {
    this.#begun.delete(piece.piece)
    this.#buffers.giveBack(piece.buffer)
    if (!written) this.lost([piece.piece])
  }

  /** To be fetched again. */
  lost(pieces: readonly PieceIndex[]): void {
    this.settled(pieces)
    for (const piece of pieces) {
      this.picker.giveBack(piece)
      if (this.picker.isFree(piece)) this.#freeOctets += pieceSize(this.#metainfo, piece)
    }
  }

  /** The log has them, or they are given up: nothing is set aside for them any more. */
  settled(pieces: Iterable<number>): void {
    this.#credit.settled(pieces)
  }

  /** The swarm has ended. */
  end(): void {
    this.#credit.end()
  }

  /** Gives up all that is begun. */
  abandon(): void {
    this.#giveUp(() => true)
  }

  #giveUp(which: (piece: number) => boolean): void {
    for (const [request, carrier] of [...this.#requests]) if (which(request.piece.piece)) carrier.cancel(request)
    for (const piece of [...this.#begun.values()]) if (!piece.complete && which(piece.piece)) this.release(piece, false)
  }

  /** A piece begun that still has leaves nobody was asked for. */
  #open(has: Bitfield): PieceInProgress | undefined {
    for (const piece of this.#begun.values()) if (piece.missing > 0 && has.has(piece.piece)) return piece
    return undefined
  }

  #begin(has: Bitfield): PieceInProgress | undefined {
    const index = this.picker.take(has)
    if (index === undefined) return undefined
    const size = pieceSize(this.#metainfo, index)
    const paid = this.#credit.take(size)
    const buffer = paid ? this.#buffers.take(size, this.#begun.size === 0) : undefined
    if (!buffer) {
      if (paid) this.#credit.giveBack(size)
      this.picker.giveBack(index)
      return undefined
    }
    this.#credit.setAside(index, size)
    this.#freeOctets -= size
    const piece = new PieceInProgress(index, size, buffer)
    this.#begun.set(index, piece)
    return piece
  }

  #claim(piece: PieceInProgress, maxBytes: number, now: number): PieceRequest | undefined {
    const run = piece.claim(Math.max(1, Math.floor(maxBytes / LEAF_SIZE)))
    return run && new PieceRequest(this.#metainfo, piece, run, false, now, this.#onLeaf)
  }

  #help(carrier: Carrier, has: Bitfield, now: number): PieceRequest | undefined {
    const slow = duplicateFor(outstandingFor(carrier, this.#requests, now), carrier, (r: PieceRequest) =>
      has.has(r.piece.piece),
    )
    if (!slow) return undefined
    slow.piece.copies++
    const { first, count } = slow.piece.trim(slow.first, slow.count)
    const share = sharedLeaves(count, carrier.expectedRate, this.#requests.get(slow)?.rate ?? 0)
    return new PieceRequest(
      this.#metainfo,
      slow.piece,
      { first: first + count - share, count: share },
      true,
      now,
      this.#onLeaf,
    )
  }

  readonly #onLeaf = (request: PieceRequest, octets: number): void => {
    this.#requests.get(request)?.onLeaf(octets)
    this.#events.onLeaf(octets)
    const { piece } = request
    // Where two ask for the same, the first to deliver all of it ends the other's request.
    if (piece.copies > 0) {
      for (const [other, theirs] of [...this.#requests]) {
        if (other.piece === piece && !other.complete && other.settled) theirs.cancel(other)
      }
    }
    if (piece.complete) this.#events.onPiece(piece)
  }
}
