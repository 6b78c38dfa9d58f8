/** MP4, M4A and QuickTime: atoms in atoms; goes down only where something is said, and never deeper than that. */
import type { Findings } from "../Findings.ts"
import type { Source } from "../Source.ts"
import { atomsIn, isNamed, XMP_BOX } from "./atoms.ts"
import { textOf } from "./texts.ts"
import { readXmp, readXmpIn } from "./xmp.ts"

type Field = readonly ["name" | "device" | "time" | "place", string]
const MAX_ATOMS = 4_000
const MAX_VALUE = 4_000
const MAX_PACKET = 128 * 1024
const EPOCH = Date.UTC(1904, 0, 1)

const FIELDS: ReadonlyMap<string, Field> = new Map<string, Field>([
  ["\u00a9ART", ["name", "artist"]],
  ["\u00a9aut", ["name", "author"]],
  ["\u00a9wrt", ["name", "author"]],
  ["aART", ["name", "artist"]],
  ["cprt", ["name", "copyright"]],
  ["\u00a9cpy", ["name", "copyright"]],
  ["\u00a9cmt", ["name", "comment"]],
  ["\u00a9des", ["name", "description"]],
  ["\u00a9enc", ["name", "encoded by"]],
  ["ownr", ["name", "owner"]],
  ["apID", ["name", "account of a shop"]],
  ["\u00a9too", ["device", "software"]],
  ["\u00a9swr", ["device", "software"]],
  ["\u00a9mak", ["device", "camera"]],
  ["\u00a9mod", ["device", "camera"]],
  ["\u00a9xyz", ["place", "GPS position"]],
  ["\u00a9day", ["time", "time it was made"]],
  ["auth", ["name", "author"]],
  ["perf", ["name", "artist"]],
  ["loci", ["place", "place"]],
])
/** Of QuickTime's own list, by the end of their names. */
const KEYS: readonly (readonly [RegExp, Field])[] = [
  [/location/, ["place", "GPS position"]],
  [/\.(?:make|model)$/, ["device", "camera"]],
  [/software$/, ["device", "software"]],
  [/(?:author|artist|director|producer|publisher)$/, ["name", "author"]],
  [/copyright$/, ["name", "copyright"]],
  [/comment$/, ["name", "comment"]],
  [/date$/, ["time", "time of capture"]],
]
/** Octets of each that come before the atoms in it. */
const HOLDS: ReadonlyMap<string, number> = new Map([
  ["moov", 0],
  ["udta", 0],
  ["meta", 4],
  ["ilst", 0],
  ["trak", 0],
  ["mdia", 0],
])

export const readMp4 = (source: Source, findings: Findings): void => {
  let atoms = 0
  let keys: readonly string[] = []

  const walk = (from: number, until: number, within: string): void => {
    for (const { name, begin, end } of atomsIn(source, from, until, MAX_ATOMS)) {
      if (atoms++ >= MAX_ATOMS) return
      const [skip, field] = [HOLDS.get(name), FIELDS.get(name)]
      if (within === "ilst") readItem(name, begin, end)
      else if (skip !== undefined) walk(begin + (name === "meta" ? metaHead(begin) : skip), end, name)
      else if (name === "keys") keys = keyNames(source.at(begin, Math.min(end - begin, 64 * 1024)))
      else if (name === "hdlr" && within === "mdia") readHandler(source.at(begin + 8, 4).toString("latin1"))
      else if (name === "XMP_" || (name === "uuid" && isNamed(source, begin, XMP_BOX)))
        readXmpIn(source.at(begin, Math.min(end - begin, MAX_PACKET)), findings)
      else if (name === "mvhd") readTime(source.at(begin, 12))
      else if (field) add(field, source.at(begin, Math.min(end - begin, MAX_VALUE)), within === "udta")
    }
  }

  /** Cameras keep where they were, moment by moment, in a track of its own. */
  const readHandler = (kind: string): void => {
    if (kind === "meta" || kind === "camm" || kind === "gpmd") findings.note("not-looked-into", "data beside a film")
  }

  /** Of QuickTime it is no full atom: what is in it begins at once. */
  const metaHead = (begin: number): number => (source.at(begin + 4, 4).toString("latin1") === "hdlr" ? 0 : 4)

  const readItem = (name: string, begin: number, end: number): void => {
    const data = source.at(begin, Math.min(end - begin, MAX_VALUE))
    if (data.length < 16 || data.toString("latin1", 4, 8) !== "data") return
    const value = data.subarray(16)
    if (name === "covr") return findings.note("not-looked-into", "picture inside of a recording")
    const key = keys[Buffer.from(name, "latin1").readUInt32BE(0) - 1]
    const said = FIELDS.get(name) ?? (key === undefined ? undefined : KEYS.find(([end]) => end.test(key))?.[1])
    if (said) findings.add(said[0], said[1], textOf(value))
  }

  /** A length and a language stand before the words. */
  const add = ([kind, what]: Field, octets: Buffer, inUdta: boolean): void =>
    findings.add(kind, what, textOf(inUdta ? octets.subarray(octets[0] === 0 && octets[1] === 0 ? 6 : 4) : octets))

  const readTime = (octets: Buffer): void => {
    if (octets.length < 12) return
    const seconds = octets[0] === 1 ? Number(octets.readBigUInt64BE(4)) : octets.readUInt32BE(4)
    const date = new Date(EPOCH + seconds * 1000)
    if (seconds > 0 && !Number.isNaN(date.getTime())) findings.add("time", "time it was made", date.toISOString())
  }

  walk(0, source.size, "")
  readXmp(source, findings)
}

const keyNames = (octets: Buffer): readonly string[] => {
  const names: string[] = []
  for (let at = 8; at + 8 <= octets.length && names.length < 500;) {
    const size = octets.readUInt32BE(at)
    if (size < 8) break
    names.push(octets.toString("utf8", at + 8, Math.min(at + size, at + 256)).toLowerCase())
    at += size
  }
  return names
}
