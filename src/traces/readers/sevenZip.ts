/** 7z: one head at the end names all files in it. Mostly it is packed itself, and is unpacked as far as it is small. */
import type { Findings } from "../Findings.ts"
import type { Person } from "../Person.ts"
import type { Source } from "../Source.ts"
import { readEntryNames } from "./archive.ts"
import { Fields } from "./Fields.ts"
import { unpackLzma } from "./lzma.ts"
import { numberOf, type Packing, packingIn } from "./sevenZipStreams.ts"

/** Where the first head ends. */
const START = 32
const MAX_HEAD = 1024 * 1024
const MAX_UNPACKED = 512 * 1024
const MAX_NAMES = 50_000
const MAX_STEPS = 20
const [END, HEAD, ARCHIVE, MORE, MAIN, FILES, NAMES, PACKED] = [0, 1, 2, 3, 4, 5, 17, 23]
/** Ways of packing. */
const [STORED, LZMA, AES] = ["00", "030101", "06f10701"]

export const readSevenZip = (source: Source, findings: Findings, person: Person): void => {
  const start = new Fields(source.at(0, START), "little")
  start.at = 12
  const [offset, length] = [start.number(8), start.number(8)]
  const head = new Fields(source.at(START + offset, Math.min(length, MAX_HEAD)), "little")
  const first = numberOf(head)
  // How a head is packed stands in the place of it.
  const packing = first === PACKED ? packingIn(head) : undefined
  const open = packing ? unpackedHead(source, packing) : first === HEAD ? head : undefined
  const { names, packings } = open ? contentsOf(open) : NOTHING
  const isEncrypted = [...(packing ? [packing] : []), ...packings].some(({ folders }) =>
    folders.some(({ coders }) => coders.some(({ id }) => id === AES)),
  )
  findings.note("not-looked-into", isEncrypted ? "encrypted archive" : "archive")
  if (!names && length > 0) findings.note("not-looked-into", "names of some files in an archive")
  readEntryNames(names ?? [], person, findings)
}

const unpackedHead = (source: Source, { packedAt, packedSizes, folders }: Packing): Fields | undefined => {
  const [size, coder] = [folders[0]?.sizes[0] ?? 0, folders[0]?.coders[0]]
  if (folders.length !== 1 || folders[0]!.coders.length !== 1 || !coder) return undefined
  const octets = source.at(START + packedAt, Math.min(packedSizes[0] ?? 0, MAX_HEAD))
  if (![STORED, LZMA].includes(coder.id) || !(size <= MAX_UNPACKED)) return undefined
  const unpacked = new Fields(coder.id === LZMA ? unpackLzma(octets, coder.properties, size) : octets, "little")
  return unpacked.octets.length === size && numberOf(unpacked) === HEAD ? unpacked : undefined
}

interface Contents {
  /** Undefined where the head cannot be followed to them. */
  readonly names: readonly string[] | undefined
  readonly packings: readonly Packing[]
}
const NOTHING: Contents = { names: undefined, packings: [] }

const contentsOf = (fields: Fields): Contents => {
  const packings: Packing[] = []
  for (let steps = 0; steps < MAX_STEPS; steps++) {
    const kind = numberOf(fields)
    if (kind === ARCHIVE) skipProperties(fields)
    else if (kind === MAIN || kind === MORE) packings.push(packingIn(fields))
    else return { names: kind === FILES ? namesIn(fields) : kind === END ? [] : undefined, packings }
  }
  return { names: undefined, packings }
}

const skipProperties = (fields: Fields): void => {
  for (let steps = 0; steps < MAX_STEPS && numberOf(fields) > END; steps++) fields.at += numberOf(fields)
}

/** Each property of the files says how long it is; all names are one, with zeros between them. */
const namesIn = (fields: Fields): readonly string[] | undefined => {
  const count = numberOf(fields)
  for (let steps = 0; steps < MAX_STEPS; steps++) {
    const kind = numberOf(fields)
    if (!(kind > END)) break
    const length = numberOf(fields)
    const begin = fields.at
    fields.at += length
    // Of those that stand elsewhere there is nothing here.
    if (kind !== NAMES || fields.octets[begin] !== 0) continue
    const names = fields.octets.toString("utf16le", begin + 1, fields.at).split("\0", Math.min(count, MAX_NAMES))
    return names.length < count ? undefined : names
  }
  return count === 0 ? [] : undefined
}
