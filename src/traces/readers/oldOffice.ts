/**
 * Documents and mails of old formats, each a disk of its own: what their sets of properties say; who saved a text, and
 * where; who had a table open; who showed slides; and who writes a mail to whom.
 */
import type { Findings } from "../Findings.ts"
import { Compound, type CompoundEntry, MAX_FILE } from "./compound.ts"
import { readPictureList } from "./leavings.ts"
import type { Source } from "../Source.ts"
import { Fields } from "./Fields.ts"
import { DOCUMENT_SUMMARY, readPropertySet, SUMMARY } from "./propertySet.ts"
import { textOf } from "./texts.ts"

const CLOSED = ["not-looked-into", "closed parts of a document"] as const

type ReadPart = (octets: Buffer, findings: Findings, compound: Compound) => void

const readSet =
  (known: typeof SUMMARY): ReadPart =>
  (octets, findings) => {
    if (!readPropertySet(octets, known, findings)) findings.note(...CLOSED)
  }

/** The last ten who saved a text, each with the file's path; a head says where in which table. */
const MAX_TABLE = 512 * 1024
const readText: ReadPart = (octets, findings, compound) => {
  const head = new Fields(octets, "little")
  const numberAt = (at: number, width: number) => ((head.at = at), head.number(width))
  if (numberAt(0, 2) !== 0xa5ec) return
  const flags = numberAt(10, 2)
  if (flags & 0x100) return findings.note("not-looked-into", "encrypted file")
  const [at, length] = [numberAt(0x2d2, 4), numberAt(0x2d6, 4)]
  const entry = compound.entries.find(({ name }) => name === (flags & 0x200 ? "1Table" : "0Table"))
  if (!entry || !(length > 0)) return
  const table = new Fields(compound.read(entry, MAX_TABLE).subarray(at, at + length), "little")
  if (table.number(2) !== 0xffff) return findings.note(...CLOSED)
  const count = Math.min(table.number(2), 20)
  table.at += 2
  for (let i = 0; i < count; i++) {
    const size = table.number(2) * 2
    const text = table.octets.toString("utf16le", table.at, table.at + size)
    findings.add("name", i % 2 === 0 ? "last changed by" : "path of a document", text)
    table.at += size
  }
}

/** In the record of who has it open, among the first. */
const WRITE_ACCESS = 0x5c
const readTable: ReadPart = (octets, findings) => {
  const records = new Fields(octets, "little")
  for (let i = 0; i < 40 && records.at + 4 <= octets.length; i++) {
    const [kind, size] = [records.number(2), records.number(2)]
    const body = octets.subarray(records.at, records.at + size)
    if (kind === 0x2f) return findings.note("not-looked-into", "encrypted file")
    if (kind === WRITE_ACCESS && body.length > 3) {
      const [length, wide] = [body.readUInt16LE(0), (body[2]! & 1) === 1]
      const name = body.subarray(3, 3 + length * (wide ? 2 : 1))
      return findings.add("name", "last changed by", wide ? name.toString("utf16le") : textOf(name))
    }
    records.at += size
  }
}

const readSlides: ReadPart = (octets, findings) => {
  const head = new Fields(octets, "little")
  head.at = 20
  findings.add("name", "last changed by", textOf(octets.subarray(28, 28 + head.number(2))))
}

const PARTS: ReadonlyMap<string, ReadPart> = new Map([
  ["\x05SummaryInformation", readSet(SUMMARY)],
  ["\x05DocumentSummaryInformation", readSet(DOCUMENT_SUMMARY)],
  ["WordDocument", readText],
  ["Workbook", readTable],
  ["Book", readTable],
  ["Current User", readSlides],
  [
    "Catalog",
    (octets, findings) => {
      readPictureList(octets, findings)
      findings.note("not-looked-into", "embedded thumbnail")
    },
  ],
  ["EncryptedPackage", (_, findings) => findings.note("not-looked-into", "encrypted file")],
])
/** Fields of a mail, by what their names begin with. */
const MAIL: ReadonlyMap<string, string> = new Map([
  ["0037", "subject"],
  ["0042", "sender of a mail"],
  ["0065", "sender of a mail"],
  ["0C1A", "sender of a mail"],
  ["0C1F", "sender of a mail"],
  ["5D01", "sender of a mail"],
  ["0E03", "recipient of a mail"],
  ["0E04", "recipient of a mail"],
  ["3001", "recipient of a mail"],
  ["3003", "recipient of a mail"],
  ["39FE", "recipient of a mail"],
])
const MAIL_FIELD = /^__substg1\.0_([0-9A-F]{4})(001E|001F)$/
const MAX_FIELD = 1_000
const MOST_FIELDS = 200

export const readCompound = (source: Source, findings: Findings): void => {
  const compound = new Compound(source)
  let [known, isMail, fields] = [false, false, 0]
  for (const entry of compound.entries) {
    if (entry.sort === "file") {
      const read = PARTS.get(entry.name)
      if (read) readPart(compound, entry, read, findings)
      known ||= read !== undefined
      const [, field, type] = MAIL_FIELD.exec(entry.name) ?? []
      isMail ||= field !== undefined
      const what = field && MAIL.get(field)
      if (what && fields++ < MOST_FIELDS) readMailField(compound, entry, what, type === "001F", findings)
    } else if (entry.name.startsWith("__attach_version1.0_")) findings.note("not-looked-into", "files inside of a mail")
  }
  if (!compound.isWhole || fields > MOST_FIELDS) findings.note(...CLOSED)
  if (isMail) findings.note("name", "mail")
  else if (!known) findings.note("not-looked-into", "document of an old format")
}

const readPart = (compound: Compound, entry: CompoundEntry, read: ReadPart, findings: Findings): void => {
  const octets = compound.read(entry)
  if (octets.length < Math.min(entry.size, MAX_FILE)) findings.note(...CLOSED)
  read(octets, findings, compound)
}

const readMailField = (
  compound: Compound,
  entry: CompoundEntry,
  what: string,
  wide: boolean,
  findings: Findings,
): void => {
  const octets = compound.read(entry, MAX_FIELD)
  if (octets.length < Math.min(entry.size, MAX_FIELD)) findings.note(...CLOSED)
  findings.add("name", what, wide ? octets.toString("utf16le") : textOf(octets))
}
