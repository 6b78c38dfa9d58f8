/** RAR of both forms: names of the files in it, and whose they were, stand in heads between their contents. */
import { tells, type Person } from "../Person.ts"
import type { Findings } from "../Findings.ts"
import type { Source } from "../Source.ts"
import { readEntryNames } from "./archive.ts"
import { Fields } from "./Fields.ts"
import { textOf } from "./texts.ts"

const MAX_HEADS = 2_000
const MAX_HEAD = 4_096

/** What a head says: a file's name, that what follows is encrypted, or that the end is there. */
interface Head {
  readonly next: number
  readonly name?: string
  readonly isEncrypted?: boolean
  readonly owners?: readonly string[]
  readonly isEnd?: boolean
}

export const readRar = (source: Source, findings: Findings, person: Person): void => {
  const isNew = source.at(6, 1)[0] === 1
  const headAt = isNew ? newHeadAt : oldHeadAt
  const names: string[] = []
  let isWhole = false
  for (let at = isNew ? 8 : 7, heads = 0; heads < MAX_HEADS && !isWhole; heads++) {
    const head = headAt(source, at)
    if (head?.isEncrypted) findings.note("not-looked-into", "encrypted archive")
    if (!head || !(head.next > at)) break
    if (head.name !== undefined) names.push(head.name)
    for (const owner of head.owners ?? [])
      if (tells(owner)) findings.add("name", "owner of a file in an archive", owner)
    isWhole = head.isEnd === true || head.next === source.size
    at = head.next
  }
  findings.note("not-looked-into", "archive")
  if (!isWhole) findings.note("not-looked-into", "names of some files in an archive")
  readEntryNames(names, person, findings)
}

const OLD = { main: 0x73, file: 0x74, end: 0x7b }
const oldHeadAt = (source: Source, at: number): Head | undefined => {
  const fields = new Fields(source.at(at, MAX_HEAD), "little")
  fields.at = 2
  const [kind, flags, size, packed] = [fields.number(1), fields.number(2), fields.number(2), fields.number(4)]
  if (kind === OLD.end) return { next: source.size, isEnd: true }
  if (!(size >= 7)) return undefined
  // All that follows is.
  if (kind === OLD.main) return flags & 0x80 ? { next: at, isEncrypted: true } : { next: at + size }
  if (kind !== OLD.file) return { next: at + size + (flags & 0x8000 ? packed : 0) }
  fields.at = 26
  const length = fields.number(2)
  fields.at = 32
  const high = flags & 0x100 ? fields.number(4) : 0
  fields.at += flags & 0x100 ? 4 : 0
  const name = textOf(fields.octets.subarray(fields.at, fields.at + length)).replaceAll("\\", "/")
  return { next: at + size + packed + high * 2 ** 32, name, isEncrypted: (flags & 4) !== 0 }
}

const NEW = { file: 2, service: 3, encryption: 4, end: 5 }
const [ENCRYPTION, OWNER] = [1, 6]
const newHeadAt = (source: Source, at: number): Head | undefined => {
  const fields = new Fields(source.at(at, MAX_HEAD), "little")
  fields.at = 4
  const size = sevens(fields)
  const end = fields.at + size
  const [kind, flags] = [sevens(fields), sevens(fields)]
  if (!(size > 0)) return undefined
  const extra = flags & 1 ? sevens(fields) : 0
  const next = at + end + (flags & 2 ? sevens(fields) : 0)
  if (kind === NEW.encryption) return { next: at, isEncrypted: true }
  if (kind === NEW.end) return { next: source.size, isEnd: true }
  if (kind !== NEW.file) return { next }
  const more = sevens(fields)
  sevens(fields)
  sevens(fields)
  fields.at += (more & 2 ? 4 : 0) + (more & 4 ? 4 : 0)
  sevens(fields)
  sevens(fields)
  const length = sevens(fields)
  const name = fields.octets.toString("utf8", fields.at, fields.at + length)
  return { next, name, ...recordsIn(fields.octets.subarray(end - extra, end)) }
}

const recordsIn = (octets: Buffer): Pick<Head, "isEncrypted" | "owners"> => {
  const fields = new Fields(octets, "little")
  let isEncrypted = false
  const owners: string[] = []
  for (let records = 0; records < 20 && fields.at < octets.length; records++) {
    const size = sevens(fields)
    const next = fields.at + size
    const kind = sevens(fields)
    if (kind === ENCRYPTION) isEncrypted = true
    if (kind === OWNER) {
      const flags = sevens(fields)
      for (const flag of [1, 2]) {
        const length = flags & flag ? sevens(fields) : 0
        owners.push(textOf(octets.subarray(fields.at, fields.at + length)))
        fields.at += length
      }
    }
    fields.at = next
  }
  return { isEncrypted, owners }
}

/** Seven bits an octet, the lowest first. */
const sevens = (fields: Fields): number => {
  let value = 0
  for (let i = 0; i < 8; i++) {
    const octet = fields.number(1)
    value += (octet & 0x7f) * 2 ** (7 * i)
    if (Number.isNaN(octet)) return NaN
    if (octet < 0x80) return value
  }
  return NaN
}
