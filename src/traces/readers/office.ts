/**
 * Documents that are zips: OOXML, ODF and EPUB say who made them in parts of their own. Any other zip is an archive.
 */
import type { Findings } from "../Findings.ts"
import type { Person } from "../Person.ts"
import type { Source } from "../Source.ts"
import { readEntryNames } from "./archive.ts"
import { type Inside, type LookInside, tellingOf, zipSource } from "./inside.ts"
import { elementTexts } from "./markup.ts"
import { type ZipPart, zipParts, zipText } from "./zip.ts"

type Field = readonly ["name" | "device" | "time", string, string]
const CORE: readonly Field[] = [
  ["name", "author", "dc:creator"],
  ["name", "last changed by", "cp:lastModifiedBy"],
  ["name", "title", "dc:title"],
  ["name", "subject", "dc:subject"],
  ["name", "keywords", "cp:keywords"],
  ["name", "description", "dc:description"],
  ["time", "time it was made", "dcterms:created"],
  ["time", "time of change", "dcterms:modified"],
  ["time", "time it was printed", "cp:lastPrinted"],
]
const APP: readonly Field[] = [
  ["name", "company", "Company"],
  ["name", "manager", "Manager"],
  ["name", "template", "Template"],
  ["device", "software", "Application"],
]
const ODF: readonly Field[] = [
  ["name", "author", "meta:initial-creator"],
  ["name", "last changed by", "dc:creator"],
  ["name", "printed by", "meta:printed-by"],
  ["name", "title", "dc:title"],
  ["name", "subject", "dc:subject"],
  ["name", "keywords", "meta:keyword"],
  ["name", "description", "dc:description"],
  ["name", "field of its own", "meta:user-defined"],
  ["device", "software", "meta:generator"],
  ["time", "time it was made", "meta:creation-date"],
  ["time", "time of change", "dc:date"],
  ["time", "time it was printed", "meta:print-date"],
]
const EPUB: readonly Field[] = [
  ["name", "author", "dc:creator"],
  ["name", "author", "dc:contributor"],
  ["name", "publisher", "dc:publisher"],
  ["name", "copyright", "dc:rights"],
  ["name", "title", "dc:title"],
  ["time", "time it was made", "dc:date"],
]

const PARTS: readonly (readonly [RegExp, readonly Field[]])[] = [
  [/^docProps\/core\.xml$/, CORE],
  [/^docProps\/app\.xml$/, APP],
  [/^meta\.xml$/, ODF],
  [/^content\.xml$/, [["name", "author of a comment", "dc:creator"]]],
  [/^(?:[^/]+\/)?[^/]+\.opf$/, EPUB],
]
const DOCUMENT = /^(?:docProps\/|word\/|xl\/|ppt\/|meta\.xml$|content\.xml$|META-INF\/(?:manifest|container)\.xml$)/
/** Also of changes to the text itself. */
const COMMENTS = /^(?:word\/comments|word\/people|word\/document|ppt\/commentAuthors|xl\/persons\/)/
const PICTURE = /\.(?:jpe?g|png|tiff?|heic|webp)$/i
/** Of the first page, also as it was before. */
const THUMBNAIL = /^(?:docProps|Thumbnails)\/thumbnail\./
const MAX_COMMENTS = 8
const MOST_AUTHORS = 1_000

export const readZip = (source: Source, findings: Findings, person: Person, look: LookInside): void => {
  const parts = zipParts(source)
  if (!parts) return findings.note("not-looked-into", "archive")
  if (!parts.some(({ name }) => DOCUMENT.test(name))) {
    findings.note("not-looked-into", parts.some(({ encrypted }) => encrypted) ? "encrypted archive" : "archive")
    readEntryNames(
      parts.map(({ name }) => name),
      person,
      findings,
    )
    return look(partsInside(source, parts), "archive")
  }
  for (const part of parts) {
    const fields = PARTS.find(([name]) => name.test(part.name))?.[1]
    if (fields) readPart(source, part, fields, findings)
  }
  for (const part of parts.filter(({ name }) => COMMENTS.test(name)).slice(0, MAX_COMMENTS))
    readAuthors(source, part, findings)
  if (parts.some(({ name }) => name === "docProps/custom.xml"))
    findings.note("not-looked-into", "fields of its own of a document")
  if (parts.some(({ name }) => THUMBNAIL.test(name))) findings.note("not-looked-into", "embedded thumbnail")
  const pictures = parts.filter(({ name }) => PICTURE.test(name) && !THUMBNAIL.test(name))
  look(partsInside(source, pictures), "pictures inside of a document")
}

const partsInside = (source: Source, parts: readonly ZipPart[]): readonly Inside[] =>
  tellingOf(parts.map((part) => ({ name: part.name, open: (room) => zipSource(source, part, room) })))

const readPart = (source: Source, part: ZipPart, fields: readonly Field[], findings: Findings): void => {
  const text = zipText(source, part)
  if (text === undefined) return findings.note("not-looked-into", "closed parts of a document")
  for (const [kind, what, name] of fields)
    for (const value of elementTexts(text, name)) if (value !== "") findings.add(kind, what, value)
}

/** Who has commented, or changed the text, is an attribute there. */
const readAuthors = (source: Source, part: ZipPart, findings: Findings): void => {
  const text = zipText(source, part)
  if (text === undefined) return findings.note("not-looked-into", "closed parts of a document")
  const author = part.name.startsWith("word/")
    ? /\bw(?:15)?:author="([^"<>]{1,200})"/g
    : /\b(?:displayName|name)="([^"<>]{1,200})"/g
  let found = 0
  for (const [, name] of text.matchAll(author)) {
    if (++found > MOST_AUTHORS) break
    findings.add("name", "author of a comment", name!)
  }
}
