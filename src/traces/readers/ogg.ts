/** Ogg: streams in pages. The second packet of each has its comments, in as many pages as these need. */
import type { Findings } from "../Findings.ts"
import type { Source } from "../Source.ts"
import { readComments } from "./audio.ts"

const MAX_PAGES = 512
const MAX_STREAMS = 16
const MAX_PACKET = 512 * 1024
/** What the second packet begins with; of Speex with nothing, and of FLAC with the head of a block. */
const MARKS: readonly (readonly [first: RegExp, mark: RegExp])[] = [
  [/^\x01vorbis/, /^\x03vorbis/],
  [/^OpusHead/, /^OpusTags/],
  [/^\x80theora/, /^\x81theora/],
  [/^Speex /, /^/],
  [/^\x7fFLAC/, /^[\x04\x84][^]{3}/],
]

interface Stream {
  readonly first: Buffer
  readonly second: Buffer[]
  isWhole: boolean
}

export const readOgg = (source: Source, findings: Findings): void => {
  const streams = new Map<number, Stream>()
  let at = 0
  let room = MAX_PACKET
  for (let pages = 0; pages < MAX_PAGES && room > 0; pages++) {
    const header = source.at(at, 27 + 255)
    const table = header.subarray(27, 27 + (header[26] ?? 0))
    if (header.toString("latin1", 0, 4) !== "OggS" || table.length === 0) break
    const [begins, stream] = [(header[5]! & 2) !== 0, header.readUInt32LE(14)]
    if (!begins && [...streams.values()].every(({ isWhole }) => isWhole)) break
    const length = table.reduce((sum, each) => sum + each, 0)
    const body = source.at(at + 27 + table.length, length)
    const known = streams.get(stream)
    if (begins && !known && streams.size < MAX_STREAMS) streams.set(stream, { first: body, second: [], isWhole: false })
    else if (known && !known.isWhole) {
      const own = body.subarray(0, firstPacketIn(table))
      known.second.push(own)
      known.isWhole = own.length < length || table.at(-1)! < 255
      room -= own.length
    }
    at += 27 + table.length + length
  }
  const found = [...streams.values()].filter(({ first, second }) => readSecond(first, Buffer.concat(second), findings))
  if ([...streams.values()].some(({ second, isWhole }) => second.length > 0 && !isWhole))
    findings.note("not-looked-into", "the rest of a recording")
  if (found.length === 0) findings.note("not-looked-into", "tags of a recording")
}

/** A packet goes on while its parts are of 255 octets. */
const firstPacketIn = (table: Buffer): number => {
  const last = table.findIndex((each) => each < 255)
  return table.subarray(0, last < 0 ? table.length : last + 1).reduce((sum, each) => sum + each, 0)
}

/** @returns whether it has any: streams of subtitles or of tables have not. */
const readSecond = (first: Buffer, second: Buffer, findings: Findings): boolean => {
  const begin = first.toString("latin1", 0, 8)
  const mark = MARKS.find(([pattern]) => pattern.test(begin))?.[1]
  const found = mark?.exec(second.toString("latin1", 0, 8))
  if (found) readComments(second.subarray(found[0].length), findings)
  return !!found
}
