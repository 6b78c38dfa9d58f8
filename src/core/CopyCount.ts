/**
 * How often all of a torrent has gone out: a copy has when each piece has gone out once more, by its octets, to
 * whomever. So pieces that were sent twice make no copy, and nobody has to be told from anybody. Pure.
 */
import { Bitfield } from "./Bitfield.ts"

/** What has gone out, as it is written down. */
export interface ServedSum {
  /** Octets of pieces, ever. */
  readonly octets: number
  readonly copies: number
  /** Pieces that have gone out once more than all others: a bitfield in base64; empty for none. */
  readonly part: string
}

export const NOTHING_SERVED: ServedSum = { octets: 0, copies: 0, part: "" }

export class CopyCount {
  readonly #sizeOf: (piece: number) => number
  /** Of each piece, octets beyond those of the copies. Made with the first octet: most torrents serve nothing. */
  #sent: Float64Array | undefined
  readonly #pieces: number
  readonly #part: Bitfield | undefined
  #octets: number
  #copies: number
  /** Pieces that have not gone out once more. */
  #lacking: number

  constructor(pieces: number, sizeOf: (piece: number) => number, { octets, copies, part }: ServedSum = NOTHING_SERVED) {
    this.#pieces = this.#lacking = pieces
    this.#sizeOf = sizeOf
    this.#octets = octets
    this.#copies = copies
    const bytes = Buffer.from(part, "base64")
    // Of another torrent's size it says nothing.
    const had = part !== "" && bytes.length === Math.ceil(pieces / 8) ? new Bitfield(pieces, bytes) : undefined
    this.#part = had?.complete ? undefined : had
  }

  get octets(): number {
    return this.#octets
  }

  get copies(): number {
    return this.#copies
  }

  get sum(): ServedSum {
    return { octets: this.#octets, copies: this.#copies, part: this.#packed() }
  }

  /** @returns whether a copy became whole. */
  add(piece: number, octets: number): boolean {
    this.#sent ??= this.#begun()
    this.#octets += octets
    const before = this.#sent[piece]!
    this.#sent[piece] = before + octets
    const size = this.#sizeOf(piece)
    if (before >= size || before + octets < size || --this.#lacking > 0) return false
    while (this.#lacking === 0) this.#whole(this.#sent)
    return true
  }

  #whole(sent: Float64Array): void {
    this.#copies++
    for (let piece = 0; piece < this.#pieces; piece++) {
      const left = sent[piece]! - this.#sizeOf(piece)
      sent[piece] = left
      if (left < this.#sizeOf(piece)) this.#lacking++
    }
  }

  #begun(): Float64Array {
    const sent = new Float64Array(this.#pieces)
    for (let piece = 0; piece < this.#pieces; piece++) {
      if (!this.#part?.has(piece)) continue
      sent[piece] = this.#sizeOf(piece)
      this.#lacking--
    }
    return sent
  }

  #packed(): string {
    const sent = this.#sent
    if (!sent) return this.#part ? Buffer.from(this.#part.bytes).toString("base64") : ""
    if (this.#lacking === this.#pieces) return ""
    const part = new Bitfield(this.#pieces)
    for (let piece = 0; piece < this.#pieces; piece++) if (sent[piece]! >= this.#sizeOf(piece)) part.add(piece)
    return Buffer.from(part.bytes).toString("base64")
  }
}
