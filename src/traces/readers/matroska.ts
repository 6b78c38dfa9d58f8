/**
 * Matroska and WebM: elements in elements. Goes down only to the general words and the tags, which stand at the
 * beginning, where its own table says, or behind the film; sound and pictures are passed over.
 */
import type { Findings } from "../Findings.ts"
import type { Source } from "../Source.ts"
import { fieldOf } from "./audio.ts"
import { textOf } from "./texts.ts"

type Field = readonly ["name" | "device" | "time" | "place", string]
const MAX_ELEMENTS = 2_000
const MAX_VALUE = 4_000
const MAX_CLUSTERS = 100
const [SEGMENT, SEEK_HEAD, SEEK, SEEK_ID, SEEK_POSITION] = [0x18538067, 0x114d9b74, 0x4dbb, 0x53ab, 0x53ac]
const [INFO, TAGS, TAG, SIMPLE, NAME, TEXT] = [0x1549a966, 0x1254c367, 0x7373, 0x67c8, 0x45a3, 0x4487]
const [ATTACHMENTS, CLUSTER, DATE] = [0x1941a469, 0x1f43b675, 0x4461]
const WANTED = [INFO, TAGS, ATTACHMENTS]
const HOLDS: ReadonlySet<number> = new Set([SEGMENT, SEEK_HEAD, SEEK, INFO, TAGS, TAG, SIMPLE])
const FIELDS: ReadonlyMap<number, Field> = new Map<number, Field>([
  [0x7ba9, ["name", "title"]],
  [0x7384, ["name", "file name in a film"]],
  [0x4d80, ["device", "software"]],
  [0x5741, ["device", "software"]],
])
/** Beside those of other recordings. */
const NAMES: ReadonlyMap<string, Field> = new Map<string, Field>([
  ["DIRECTOR", ["name", "author"]],
  ["PRODUCER", ["name", "author"]],
  ["RECORDING_LOCATION", ["place", "place"]],
  ["PURCHASE_OWNER", ["name", "owner"]],
  ["DATE_RECORDED", ["time", "time of capture"]],
  ["DATE_ENCODED", ["time", "time it was made"]],
])
/** Nanoseconds are counted from there. */
const EPOCH = Date.UTC(2001, 0, 1)

export const readMatroska = (source: Source, findings: Findings): void => {
  let elements = 0
  let base = 0
  let name = ""
  let sought = 0
  /** Where the table says that something is, beyond what is walked through. */
  const places = new Set<number>()
  let hasTable = false
  let film: { at: number; until: number } | undefined

  const walk = (from: number, until: number): void => {
    for (let at = from; at < until && elements++ < MAX_ELEMENTS;) {
      const element = elementAt(source, at)
      if (!element) return
      const { id, begin } = element
      const end = Math.min(begin + (element.size ?? until), until)
      const body = () => source.at(begin, Math.min(end - begin, MAX_VALUE))
      // From here on there is sound and film.
      if (id === CLUSTER) return void (film ??= { at, until })
      if (id === SEGMENT) base = begin
      if (id === SEEK_HEAD) hasTable = true
      if (HOLDS.has(id)) walk(begin, end)
      else if (id === SEEK_ID) sought = numberOf(body())
      else if (id === SEEK_POSITION && WANTED.includes(sought)) places.add(base + numberOf(body()))
      else if (id === ATTACHMENTS) findings.note("not-looked-into", "files inside of a film")
      else if (id === NAME) name = textOf(body()).toUpperCase()
      else if (id === TEXT) add(fieldOf(name) ?? NAMES.get(name), textOf(body()))
      else if (id === DATE) addTime(body())
      else add(FIELDS.get(id), FIELDS.has(id) ? textOf(body()) : "")
      at = end
    }
  }

  const add = (field: Field | undefined, value: string): void => {
    if (field && value !== "") findings.add(...field, value)
  }
  const addTime = (octets: Buffer): void => {
    if (octets.length !== 8) return
    const date = new Date(EPOCH + Number(octets.readBigInt64BE(0) / 1_000_000n))
    if (!Number.isNaN(date.getTime())) findings.add("time", "time it was made", date.toISOString())
  }

  /** Where that is which no table names: after as many parts of the film as are passed over, or at the file's end. */
  const readBehind = ({ at, until }: { at: number; until: number }): void => {
    for (let parts = 0; parts < MAX_CLUSTERS && at < until && !hasTable; parts++) {
      const element = elementAt(source, at)
      if (element?.size === undefined) break
      if (WANTED.includes(element.id)) places.add(at)
      at = element.begin + element.size
    }
    const isLed = places.size > 0 && [...places].every((place) => WANTED.includes(elementAt(source, place)?.id ?? 0))
    for (const place of wantedIn(source)) places.add(place)
    if (hasTable ? !isLed : at < until) findings.note("not-looked-into", "the rest of a recording")
  }

  walk(0, source.size)
  if (film) readBehind(film)
  for (const at of [...places].slice(0, 8)) {
    const element = elementAt(source, at)
    if (element && WANTED.includes(element.id)) walk(at, element.begin + (element.size ?? 0))
  }
}

/** Places at the file's end where an element begins that has the number of a wanted one, and fits there. */
const wantedIn = (source: Source): readonly number[] => {
  const [last, begin] = [source.tail, source.size - source.tail.length]
  const places: number[] = []
  for (const id of WANTED) {
    const mark = Buffer.alloc(4)
    mark.writeUInt32BE(id)
    for (let at = last.indexOf(mark); at >= 0 && places.length < 8; at = last.indexOf(mark, at + 1)) {
      const element = elementAt(source, begin + at)
      if (element?.size !== undefined && element.begin + element.size <= source.size) places.push(begin + at)
    }
  }
  return places
}

/** Infinity where it is larger than any place. */
const numberOf = (octets: Buffer): number => {
  const last = octets.subarray(-6)
  if (octets.subarray(0, -6).some((octet) => octet !== 0)) return Infinity
  return last.length === 0 ? 0 : last.readUIntBE(0, last.length)
}

/** Its number, and where what is in it begins; without a size it goes on to the end of what holds it. */
const elementAt = (source: Source, at: number): { id: number; begin: number; size: number | undefined } | undefined => {
  const octets = source.at(at, 12)
  if (octets.length < 2) return undefined
  const width = Math.clz32(octets[0]!) - 23
  if (width > 4 || width >= octets.length) return undefined
  const wide = Math.clz32(octets[width]!) - 23
  if (wide > 8 || width + wide > octets.length) return undefined
  let size = octets[width]! & (0xff >> wide)
  let unknown = size === 0xff >> wide
  for (const octet of octets.subarray(width + 1, width + wide)) {
    size = size * 256 + octet
    unknown &&= octet === 0xff
  }
  return { id: octets.readUIntBE(0, width), begin: at + width + wide, size: unknown ? undefined : size }
}
