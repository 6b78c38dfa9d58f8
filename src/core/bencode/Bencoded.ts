/**
 * The one in-memory form of bencode (BEP 3), and what can be wrong with it.
 *
 *   integer    → number, a safe integer (larger ones are refused)
 *   string     → Uint8Array of octets; from `decode` it is a view into the input, so copy what must outlive it
 *   list       → array
 *   dictionary → Map whose keys are *binary strings*: one character U+0000–U+00FF per octet (latin1). ASCII keys read
 *   as
 *                they are; for others see binaryKey.ts. So keys of any octets survive, and no key can touch a
 *                prototype.
 */
export type Bencoded = number | Uint8Array | readonly Bencoded[] | BencodedMap
export type BencodedMap = ReadonlyMap<string, Bencoded>

/** What `encode` takes: as above, and text for a string's UTF-8 octets. */
export type Bencodable = number | string | Uint8Array | readonly Bencodable[] | ReadonlyMap<string, Bencodable>

export interface BencodeLimits {
  readonly maxBytes: number
  /** Lists and dictionaries inside each other; a bare integer has depth 0. */
  readonly maxDepth: number
  /** Integers, strings, keys, lists and dictionaries, all counted. */
  readonly maxTokens: number
}

/** The caps of a .torrent (docs/protocol.md). Messages between nodes set smaller ones. */
export const TORRENT_LIMITS: BencodeLimits = { maxBytes: 10_000_000, maxDepth: 32, maxTokens: 1_000_000 }

export type BencodeCode =
  | "truncated"
  | "trailing"
  | "syntax"
  | "integer"
  | "length"
  | "key-order"
  | "key-type"
  | "too-large"
  | "too-deep"
  | "too-many"
  | "unencodable"

export class BencodeError extends Error {
  readonly _tag = "BencodeError"
  readonly code: BencodeCode
  /** Octet of the input where reading stopped; 0 when encoding. */
  readonly offset: number
  constructor(code: BencodeCode, offset: number, message: string) {
    super(message)
    this.name = "BencodeError"
    this.code = code
    this.offset = offset
  }
}
