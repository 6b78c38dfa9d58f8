/**
 * Two holders of a set of records find out where they differ: one sends fingerprints of ranges of the key space, the
 * other answers with the keys and versions it has in the ranges that are not the same; then the first one asks for what
 * it lacks by its keys. Owns the form; core/SetPrints owns the fingerprints.
 */
import { Schema } from "effect"
import { message, OctetsUpTo, Whole } from "./message.ts"

/** Octets of a fingerprint, of a key, and of a key with its version (48 bits). */
export const PRINT_OCTETS = 16
export const KEY_OCTETS = 12
export const ITEM_OCTETS = KEY_OCTETS + 6
export const MAX_VERSION = 2 ** 48 - 1
const MAX_RANGE_BITS = 12
/** Items in one answer; the rest comes the next time. */
export const MAX_ITEMS = 4_096
/** Records asked for at once: so many fit into one batch, however large they are. */
export const WANTED_KEYS = 32

export const MAX_PRINTS = PRINT_OCTETS * 2 ** MAX_RANGE_BITS + 64
export const MAX_RANGE_ITEMS = 2 * 2 ** MAX_RANGE_BITS + ITEM_OCTETS * MAX_ITEMS + 64

/** `bits`: the key space is cut into 2^bits ranges; `prints`: one of each, in order. */
export const RangePrints = message(
  MAX_PRINTS,
  16,
  Schema.Struct({
    v: Whole(1, 1),
    bits: Whole(0, MAX_RANGE_BITS),
    prints: OctetsUpTo(PRINT_OCTETS * 2 ** MAX_RANGE_BITS),
  }),
  { holds: ({ bits, prints }) => prints.length === PRINT_OCTETS * 2 ** bits },
)
export type RangePrints = typeof RangePrints.schema.Type

/**
 * `ranges`: two octets each, those that differ; `items`: all keys with their versions in these ranges, 18 octets each.
 * Where not all fit, also some of further ranges, so that a large range that cannot be told at once is told bit by bit.
 */
export const RangeItems = message(
  MAX_RANGE_ITEMS,
  16,
  Schema.Struct({
    v: Whole(1, 1),
    ranges: OctetsUpTo(2 * 2 ** MAX_RANGE_BITS),
    items: OctetsUpTo(ITEM_OCTETS * MAX_ITEMS),
  }),
  { holds: ({ ranges, items }) => ranges.length % 2 === 0 && items.length % ITEM_OCTETS === 0 },
)
export type RangeItems = typeof RangeItems.schema.Type

/** Keys, 12 octets each, whose records the asker would like to have. */
export const Wanted = message(
  KEY_OCTETS * WANTED_KEYS + 64,
  16,
  Schema.Struct({ v: Whole(1, 1), keys: OctetsUpTo(KEY_OCTETS * WANTED_KEYS) }),
  { holds: ({ keys }) => keys.length % KEY_OCTETS === 0 },
)
export type Wanted = typeof Wanted.schema.Type
