/**
 * Files in a file: pictures of a document, and what is in an archive. The first of those that mostly say something are
 * looked into as if they lay alone, as far as their beginnings go; no file in them is.
 */
import { constants, gunzipSync, inflateRawSync } from "node:zlib"
import { Source } from "../Source.ts"
import { type ZipPart, zipBody } from "./zip.ts"

/** A part of a file, which is opened only when it is looked into. */
export interface Inside {
  readonly name: string
  readonly open: (room: Room) => Source | undefined
}

/**
 * Takes parts that are looked into when all else that their file says is known; parts of parts are not.
 * @param what is not looked into where some of them, or the ends of some, are not.
 */
export type LookInside = (parts: readonly Inside[], what: string) => void

/** How many octets of the parts of one file may be looked into yet: less than none when the last had more. */
export interface Room {
  octets: number
}

/** Of one file. */
const MOST_INSIDE = 16
const MAX_INSIDE = 1024 * 1024
const MAX_PACKED = 96 * 1024
const MAX_UNPACKED = 512 * 1024
const TELLING =
  /\.(?:jpe?g|png|tiff?|heic|heif|avif|webp|dng|cr3|pdf|docx?|xlsx?|pptx?|od[tsp]|mp3|m4a|flac|eml|vcf|ics)$/i

export const tellingOf = (parts: readonly Inside[]): readonly Inside[] => parts.filter(({ name }) => TELLING.test(name))

/** Whatever is in one of them, the others are looked into. @returns whether each of them was, to its end. */
export const lookAtFirst = (parts: readonly Inside[], look: (part: Source) => void): boolean => {
  const room: Room = { octets: MAX_INSIDE }
  let isWhole = parts.length <= MOST_INSIDE
  for (const { open } of parts.slice(0, MOST_INSIDE)) {
    if (room.octets <= 0) return false
    try {
      const inner = open(room)
      room.octets -= inner?.head.length ?? 0
      if (inner && inner.size > 0) look(inner)
      isWhole &&= inner !== undefined && inner.head.length === inner.size && !inner.isSpent
    } catch {
      isWhole = false
    }
  }
  return isWhole
}

/** Undefined where it is closed. Of a long one its beginning is there, and its true size. */
export const zipSource = (source: Source, part: ZipPart, room: Room): Source | undefined => {
  const packed = zipBody(source, part, MAX_PACKED)
  if (!packed) return undefined
  const octets = part.method === 0 ? packed : part.method === 8 ? beginning(packed, inflateRawSync, room) : undefined
  return octets && beginningOf(octets, part.size)
}

/** What a gzip has in it, as far as its beginning goes; undefined where it is none. */
export const gzipSource = ({ head, size }: Source, room: Room): Source | undefined => {
  const packed = head.subarray(0, MAX_PACKED)
  const whole = packed.length === size ? wholeOf(packed) : undefined
  if (whole) return Source.of(whole)
  const octets = beginning(packed, gunzipSync, room)
  // How long it is nobody knows; that it goes on is known.
  return octets && beginningOf(octets, octets.length + 1)
}

/** Undefined where it is cut off, or too long. */
const wholeOf = (packed: Buffer): Buffer | undefined => {
  try {
    return gunzipSync(packed, { maxOutputLength: MAX_UNPACKED })
  } catch {
    return undefined
  }
}

/** It may end anywhere. Of what becomes too long, less is unpacked, as often as there is room. */
const beginning = (packed: Buffer, unpack: typeof inflateRawSync, room: Room): Buffer | undefined => {
  for (let length = packed.length; length > 0 && room.octets > 0; length = Math.floor(length / 4)) {
    try {
      return unpack(packed.subarray(0, length), { finishFlush: constants.Z_SYNC_FLUSH, maxOutputLength: MAX_UNPACKED })
    } catch (error) {
      if (!isTooLong(error)) return undefined
      // It costs less than to read it.
      room.octets -= MAX_UNPACKED / 4
    }
  }
  return undefined
}
const isTooLong = (error: unknown): boolean =>
  error instanceof RangeError && (error as NodeJS.ErrnoException).code === "ERR_BUFFER_TOO_LARGE"

const beginningOf = (octets: Buffer, size: number): Source =>
  new Source(Math.max(size, octets.length), (into, at) => octets.copy(into, 0, Math.min(at, octets.length)))

/** What lies there as it is. */
export const placeOf = (source: Source, at: number, size: number): Source =>
  new Source(size, (into, from) => {
    const octets = source.at(at + from, Math.min(into.length, MAX_PACKED))
    return octets.copy(into)
  })
