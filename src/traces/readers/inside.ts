/**
 * Files in a file: pictures of a document, and what is in an archive. The first of those that mostly say something are
 * looked into as if they lay alone, as far as their beginnings go; no file in them is.
 */
import { constants, gunzipSync, inflateRawSync } from "node:zlib"
import { Source } from "../Source.ts"
import { type ZipPart, zipBody } from "./zip.ts"

/** Looks into a part; there is none for what is a part itself. */
export type LookInside = ((part: Source) => void) | undefined

/** Of one file. */
const MOST_INSIDE = 16
const MAX_PACKED = 96 * 1024
const MAX_UNPACKED = 512 * 1024
const TELLING =
  /\.(?:jpe?g|png|tiff?|heic|heif|avif|webp|dng|cr3|pdf|docx?|xlsx?|pptx?|od[tsp]|mp3|m4a|flac|eml|vcf|ics)$/i

export interface Inside<Part> {
  readonly name: string
  readonly part: Part
}

/** @returns whether each of them was, to its end. */
export const lookAtFirst = <Part>(
  parts: readonly Inside<Part>[],
  open: (part: Part) => Source | undefined,
  look: LookInside,
): boolean => {
  const telling = parts.filter(({ name }) => TELLING.test(name))
  let isWhole = telling.length <= (look ? MOST_INSIDE : 0)
  for (const { part } of look ? telling.slice(0, MOST_INSIDE) : []) {
    const inner = open(part)
    if (inner && inner.size > 0) look!(inner)
    isWhole &&= inner !== undefined && inner.head.length === inner.size
  }
  return isWhole
}

/** Undefined where it is closed. Of a long one its beginning is there, and its true size. */
export const zipSource = (source: Source, part: ZipPart): Source | undefined => {
  const packed = zipBody(source, part, MAX_PACKED)
  if (!packed) return undefined
  const octets = part.method === 0 ? packed : part.method === 8 ? beginning(packed, inflateRawSync) : undefined
  return octets && beginningOf(octets, part.size)
}

/** What a gzip has in it, as far as its beginning goes; undefined where it is none. */
export const gzipSource = ({ head, size }: Source): Source | undefined => {
  const packed = head.subarray(0, MAX_PACKED)
  const whole = packed.length === size ? wholeOf(packed) : undefined
  if (whole) return Source.of(whole)
  const octets = beginning(packed, gunzipSync)
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

/** It may end anywhere. Of what becomes too long, less is unpacked. */
const beginning = (packed: Buffer, unpack: typeof inflateRawSync): Buffer | undefined => {
  for (let length = packed.length; length > 0; length = Math.floor(length / 4)) {
    try {
      return unpack(packed.subarray(0, length), { finishFlush: constants.Z_SYNC_FLUSH, maxOutputLength: MAX_UNPACKED })
    } catch (error) {
      if (!isTooLong(error)) return undefined
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
