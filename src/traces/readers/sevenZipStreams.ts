/** How the streams of a 7z are packed: numbers alone, one behind the other; none says how long all of it is. */
import { toHex } from "../../core/hex.ts"
import type { Fields } from "./Fields.ts"

const MAX_COUNT = 50_000
const MAX_STEPS = 8
const [END, PACK, UNPACK, SUB] = [0, 6, 7, 8]
const [SIZE, CRC, FOLDER, UNPACK_SIZE, COUNT] = [9, 10, 11, 12, 13]

export interface Packing {
  /** From the end of the first head on. */
  packedAt: number
  packedSizes: readonly number[]
  folders: readonly Folder[]
}
interface Folder {
  readonly coders: readonly { readonly id: string; readonly properties: Buffer }[]
  readonly outputs: number
  sizes: readonly number[]
  hasCrc: boolean
}

/** The first octet says with its leading bits how many follow. */
export const numberOf = (fields: Fields): number => {
  const first = fields.number(1)
  let [value, mask, shift] = [0, 0x80, 0]
  while (mask > 0 && (first & mask) !== 0) {
    value += fields.number(1) * 2 ** shift
    shift += 8
    mask >>= 1
  }
  return Number.isNaN(first) ? NaN : value + (first & (mask - 1)) * 2 ** shift
}

/** As many as there are octets for. */
const many = <T>(fields: Fields, count: number, read: () => T): readonly T[] => {
  const all: T[] = []
  while (all.length < Math.min(count, MAX_COUNT) && fields.at <= fields.octets.length) all.push(read())
  return all
}

/** Fields stand behind its whole then. */
export const packingIn = (fields: Fields): Packing => {
  const packing: Packing = { packedAt: NaN, packedSizes: [], folders: [] }
  for (let steps = 0; steps < MAX_STEPS; steps++) {
    const kind = numberOf(fields)
    if (kind === PACK) readPacked(fields, packing)
    else if (kind === UNPACK) readFolders(fields, packing)
    else if (kind === SUB) skipParts(fields, packing.folders)
    else {
      // Whatever else it is, nobody knows how long it is.
      if (kind !== END) fields.at = NaN
      break
    }
  }
  return packing
}

/** What comes next, up to what ends it. */
function* kindsIn(fields: Fields): Generator<number, void, undefined> {
  for (let steps = 0; steps < MAX_STEPS; steps++) {
    const kind = numberOf(fields)
    if (!(kind > END)) return
    yield kind
  }
  // So many are in none: where this goes on is not known.
  fields.at = NaN
}

const readPacked = (fields: Fields, packing: Packing): void => {
  packing.packedAt = numberOf(fields)
  const count = numberOf(fields)
  for (const kind of kindsIn(fields)) {
    if (kind === SIZE) packing.packedSizes = many(fields, count, () => numberOf(fields))
    else if (kind === CRC) skipSums(fields, count)
  }
}

const readFolders = (fields: Fields, packing: Packing): void => {
  for (const kind of kindsIn(fields)) {
    if (kind === FOLDER) {
      const count = numberOf(fields)
      fields.at += 1
      packing.folders = many(fields, count, () => folderIn(fields))
    } else if (kind === UNPACK_SIZE)
      for (const folder of packing.folders) folder.sizes = many(fields, folder.outputs, () => numberOf(fields))
    else if (kind === CRC) {
      const known = skipSums(fields, packing.folders.length)
      packing.folders.forEach((folder, i) => (folder.hasCrc = known[i] ?? false))
    }
  }
}

const folderIn = (fields: Fields): Folder => {
  let [inputs, outputs] = [0, 0]
  const coders = many(fields, Math.min(numberOf(fields), 32), () => {
    const flags = fields.number(1)
    const id = toHex(fields.octets.subarray(fields.at, (fields.at += flags & 15)))
    inputs += flags & 0x10 ? numberOf(fields) : 1
    outputs += flags & 0x10 ? numberOf(fields) : 1
    const length = flags & 0x20 ? numberOf(fields) : 0
    return { id, properties: fields.octets.subarray(fields.at, (fields.at += length)) }
  })
  const pairs = outputs - 1
  many(fields, pairs * 2, () => numberOf(fields))
  if (inputs - pairs > 1) many(fields, inputs - pairs, () => numberOf(fields))
  return { coders, outputs, sizes: [], hasCrc: false }
}

/** @returns which of them have one. */
const skipSums = (fields: Fields, count: number): readonly boolean[] => {
  const all = fields.number(1) !== 0
  const known = all ? many(fields, count, () => true) : bitsIn(fields, count)
  fields.at += known.filter(Boolean).length * 4
  return known
}
const bitsIn = (fields: Fields, count: number): readonly boolean[] => {
  const octets = many(fields, Math.ceil(count / 8), () => fields.number(1))
  return many(fields, count, () => true).map((_, i) => ((octets[i >> 3] ?? 0) & (0x80 >> (i & 7))) !== 0)
}

/** Files that are packed as one: how many, how long each but the last is, and their sums. */
const skipParts = (fields: Fields, folders: readonly Folder[]): void => {
  let counts = folders.map(() => 1)
  for (const kind of kindsIn(fields)) {
    if (kind === COUNT) counts = folders.map(() => numberOf(fields))
    else if (kind === SIZE) for (const count of counts) many(fields, count - 1, () => numberOf(fields))
    else if (kind === CRC)
      skipSums(
        fields,
        counts.reduce((sum, count, i) => sum + (count === 1 && folders[i]!.hasCrc ? 0 : count), 0),
      )
  }
}
