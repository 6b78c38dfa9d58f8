/**
 * Finding where two rooms differ, from both sides. The asker sends the fingerprints of its ranges; the other answers
 * with what it has in those that differ; then the asker knows what to send and what to ask for. What one round cannot
 * hold is left to the next.
 */
import type { Batch } from "../wire/Batch.ts"
import {
  ITEM_OCTETS,
  KEY_OCTETS,
  MAX_ITEMS,
  PRINT_OCTETS,
  type RangeItems,
  type RangePrints,
  WANTED_KEYS,
} from "../wire/Reconcile.ts"
import { batchesOf } from "./Outbox.ts"
import { rangeOfKey } from "./recordKey.ts"
import type { Room } from "./Room.ts"

/** The other side, as the asker reaches it. Rejects when it is gone. */
export interface Neighbour {
  prints(asked: RangePrints): Promise<RangeItems>
  /** @param keys 12 octets each, at most WANTED_KEYS. */
  wanted(keys: Uint8Array): Promise<Batch>
  records(batch: Uint8Array): Promise<void>
}

/** Questions for records under way at once: over Tor, one after the other would be slow. */
const AT_ONCE = 4
/**
 * Comparisons in one round, where one does not hold all; a liar gets no more than so many times MAX_ITEMS of our
 * records either.
 */
const LAPS = 4

interface Exchanged {
  readonly got: number
  readonly sent: number
}

/** @returns how many records were new here, and how many were sent. @throws what the neighbour throws */
export const reconcileWith = async (
  room: Room,
  neighbour: Neighbour,
  take: (batch: Batch) => number,
): Promise<Exchanged> => {
  let [got, sent] = [0, 0]
  for (let lap = 0; lap < LAPS; lap++) {
    const done = await compareOnce(room, neighbour, take)
    got += done.got
    sent += done.sent
    if (!done.more || done.got + done.sent === 0) break
  }
  return { got, sent }
}

async function compareOnce(
  room: Room,
  neighbour: Neighbour,
  take: (batch: Batch) => number,
): Promise<Exchanged & { readonly more: boolean }> {
  room.table.freshen(room.seconds)
  const { prints } = room.table
  const { bits } = prints
  const theirs = await neighbour.prints({ v: 1, bits, prints: prints.prints(bits) })
  const { wanted, owed } = compare(room, bits, theirs)
  const questions = Array.from({ length: Math.ceil(wanted.length / WANTED_KEYS) }, (_, i) =>
    wanted.slice(i * WANTED_KEYS, (i + 1) * WANTED_KEYS),
  )
  let got = 0
  const ask = async () => {
    for (let keys = questions.shift(); keys; keys = questions.shift()) {
      const batch = await neighbour.wanted(Buffer.from(keys.join(""), "latin1"))
      got += take(batch)
    }
  }
  await Promise.all(Array.from({ length: AT_ONCE }, ask))
  const entries = room.newest(owed.slice(0, MAX_ITEMS))
  for (const batch of batchesOf(entries)) await neighbour.records(batch)
  return { got, sent: entries.length, more: theirs.items.length === MAX_ITEMS * ITEM_OCTETS || owed.length > MAX_ITEMS }
}

/** What a room answers to the fingerprints of another. */
export const differences = (room: Room, { bits, prints }: RangePrints): RangeItems => {
  room.table.freshen(room.seconds)
  const own = room.table.prints.prints(bits)
  const differing = new Set<number>()
  for (let range = 0; range < 2 ** bits; range++) {
    const at = range * PRINT_OCTETS
    if (Buffer.compare(own.subarray(at, at + PRINT_OCTETS), prints.subarray(at, at + PRINT_OCTETS)) !== 0)
      differing.add(range)
  }
  // Counted first, so that of a table of 200,000 no more is written than an answer holds.
  const counts = new Uint32Array(2 ** bits)
  for (const { key } of room.table.inRanges(bits, differing)) counts[rangeOfKey(key, bits)]!++
  /** Of each range: where its next item goes, and where its place ends. */
  const next = new Uint32Array(2 ** bits)
  const end = new Uint32Array(2 ** bits)
  const listed: number[] = []
  let total = 0
  for (const range of differing) {
    const own = counts[range]!
    // A range of which not all is told is not named, or the asker would send what is here already.
    if (own <= MAX_ITEMS - total) listed.push(range)
    next[range] = total
    total = end[range] = Math.min(MAX_ITEMS, total + own)
  }
  const items = Buffer.alloc(total * ITEM_OCTETS)
  let left = total
  for (const { key, seq } of left > 0 ? room.table.inRanges(bits, differing) : []) {
    const range = rangeOfKey(key, bits)
    if (next[range]! >= end[range]!) continue
    const at = next[range]!++ * ITEM_OCTETS
    items.write(key, at, "latin1")
    items.writeUIntBE(seq, at + KEY_OCTETS, 6)
    if (--left === 0) break
  }
  const ranges = Buffer.alloc(listed.length * 2)
  listed.forEach((range, i) => ranges.writeUInt16BE(range, i * 2))
  return { v: 1, ranges, items }
}

/** What a room answers to who wants these records. */
export const wantedFrom = (room: Room, keys: Uint8Array): Batch => {
  const text = Buffer.from(keys.buffer, keys.byteOffset, keys.length).toString("latin1")
  const entries = room.newest(
    Array.from({ length: text.length / KEY_OCTETS }, (_, i) => text.slice(i * KEY_OCTETS, (i + 1) * KEY_OCTETS)),
  )
  const of = (which: "peer" | "mirror") => entries.filter(({ kind }) => kind === which).map(({ bytes }) => bytes)
  return { v: 1, head: [], fork: [], mirrors: of("mirror"), peers: of("peer") }
}

function compare(room: Room, bits: number, theirs: RangeItems): { readonly wanted: string[]; readonly owed: string[] } {
  const view = Buffer.from(theirs.ranges.buffer, theirs.ranges.byteOffset, theirs.ranges.length)
  const ranges = new Set(Array.from({ length: view.length / 2 }, (_, i) => view.readUInt16BE(i * 2)))
  const items = Buffer.from(theirs.items.buffer, theirs.items.byteOffset, theirs.items.length)
  const known = new Map<string, number>()
  for (let at = 0; at < items.length; at += ITEM_OCTETS)
    known.set(items.toString("latin1", at, at + KEY_OCTETS), items.readUIntBE(at + KEY_OCTETS, 6))
  const wanted = [...known].filter(([key, seq]) => (room.table.get(key)?.seq ?? -1) < seq).map(([key]) => key)
  const owed = [...room.table.inRanges(bits, ranges)]
    .filter((entry) => (known.get(entry.key) ?? -1) < entry.seq)
    .map((entry) => entry.key)
  return { wanted, owed }
}
