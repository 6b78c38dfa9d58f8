/**
 * The body of a `have` answer: frames of a 32-bit length, a kind and a payload. First one bitfield, then batches of
 * piece indices (32 bits each, big endian) as they are committed; an empty batch keeps the circuit alive.
 * Owns the frames, both ways; the decoder takes chunks cut anywhere and holds at most one frame.
 */
import { Bitfield } from "../core/Bitfield.ts"
import type { PieceIndex } from "../core/ids.ts"

const BITFIELD = 0
const PIECES = 1
/** Piece indices in one frame. */
export const MAX_BATCH = 4_096

export const encodeBitfield = (have: Bitfield): Uint8Array => frame(BITFIELD, have.bytes)

export const encodePieces = (pieces: readonly PieceIndex[]): Uint8Array => {
  const payload = new DataView(new ArrayBuffer(pieces.length * 4))
  pieces.forEach((piece, i) => payload.setUint32(i * 4, piece))
  return frame(PIECES, new Uint8Array(payload.buffer))
}

const frame = (kind: number, payload: Uint8Array): Uint8Array => {
  const bytes = new Uint8Array(5 + payload.length)
  new DataView(bytes.buffer).setUint32(0, payload.length + 1)
  bytes[4] = kind
  bytes.set(payload, 5)
  return bytes
}

export class HaveError extends Error {
  readonly _tag = "HaveError"
}

/** Reads the frames of one peer. Throws HaveError at the first octet that breaks the rules. */
export class HaveDecoder {
  readonly #pieceCount: number
  readonly #onBitfield: (have: Bitfield) => void
  readonly #onPieces: (pieces: readonly PieceIndex[]) => void
  readonly #head = new Uint8Array(5)
  /** Octets of the head that are there; then the payload is filled. */
  #headAt = 0
  #payload: Uint8Array = this.#head.subarray(5)
  #payloadAt = 0
  #begun = false

  constructor(
    pieceCount: number,
    onBitfield: (have: Bitfield) => void,
    onPieces: (pieces: readonly PieceIndex[]) => void,
  ) {
    this.#pieceCount = pieceCount
    this.#onBitfield = onBitfield
    this.#onPieces = onPieces
  }

  /** @throws HaveError */
  push(chunk: Uint8Array): void {
    for (let at = 0; at < chunk.length;) {
      if (this.#headAt < 5) {
        this.#head[this.#headAt++] = chunk[at++]!
        if (this.#headAt < 5) continue
        const length = new DataView(this.#head.buffer).getUint32(0)
        this.#check(length, this.#head[4]!)
        this.#payload = new Uint8Array(length - 1)
        this.#payloadAt = 0
      } else {
        const part = chunk.subarray(at, at + this.#payload.length - this.#payloadAt)
        this.#payload.set(part, this.#payloadAt)
        this.#payloadAt += part.length
        at += part.length
      }
      if (this.#payloadAt < this.#payload.length) continue
      this.#headAt = 0
      this.#take(this.#payload)
    }
  }

  #check(length: number, kind: number): void {
    const bitfield = 1 + Math.ceil(this.#pieceCount / 8)
    if (!this.#begun) {
      if (kind !== BITFIELD || length !== bitfield)
        throw new HaveError("the first frame must be a bitfield of this torrent")
    } else if (kind !== PIECES || length < 1 || length > 1 + 4 * MAX_BATCH || (length - 1) % 4 !== 0) {
      throw new HaveError("a frame that is no batch of pieces")
    }
  }

  #take(payload: Uint8Array): void {
    if (!this.#begun) {
      this.#begun = true
      const have = new Bitfield(this.#pieceCount, payload)
      if (Buffer.compare(have.bytes, payload) !== 0) throw new HaveError("spare bits of the bitfield are set")
      this.#onBitfield(have)
      return
    }
    const view = new DataView(payload.buffer, payload.byteOffset, payload.length)
    const pieces: PieceIndex[] = []
    for (let at = 0; at < payload.length; at += 4) {
      const piece = view.getUint32(at)
      if (piece >= this.#pieceCount) throw new HaveError("a piece that the torrent has not")
      pieces.push(piece as PieceIndex)
    }
    if (pieces.length > 0) this.#onPieces(pieces)
  }
}
