/** Archives: the names of the files in them are read, whose they were, and of some what they say. */
import type { Findings } from "../Findings.ts"
import { type Person, tells } from "../Person.ts"
import type { Source } from "../Source.ts"
import { gzipSource, type Inside, type LookInside, placeOf, tellingOf } from "./inside.ts"
import { readNames } from "./names.ts"
import { textOf } from "./texts.ts"

const MOST_NAMES = 2_000

/** Of files in an archive: what is in their names its owner cannot change, so it counts as what the archive says. */
export const readEntryNames = (names: readonly string[], person: Person, findings: Findings): void => {
  const inside = {
    inName: (...[kind, what, value]: Parameters<Findings["inName"]>) =>
      value ? findings.add(kind, what, value) : findings.note(kind, what),
  }
  for (const name of names.slice(0, MOST_NAMES)) {
    const path = name.split("/").filter((element) => element !== "")
    if (path.length > 0) readNames(path, person, inside)
  }
  if (names.length > MOST_NAMES) findings.note("not-looked-into", "names of some files in an archive")
}

const MOST_HEADERS = 1_000
export const readTar = (source: Source, findings: Findings, person: Person, look: LookInside): void => {
  findings.note("not-looked-into", "archive")
  const names: string[] = []
  const parts: Inside[] = []
  let isWhole = false
  for (let at = 0, headers = 0; headers < MOST_HEADERS; headers++) {
    const header = source.at(at, 512)
    // Zeros end it; without them, nothing may be left.
    isWhole = header.length < 512 ? at === source.size : header.every((octet) => octet === 0)
    if (header.length < 512 || header.toString("latin1", 257, 262) !== "ustar") break
    const [name, prefix] = [textOf(header.subarray(0, 100)), textOf(header.subarray(345, 500))]
    names.push(prefix === "" ? name : `${prefix}/${name}`)
    const size = Number.parseInt(textOf(header.subarray(124, 136)), 8)
    const begin = at + 512
    if (size > 0) parts.push({ name, open: () => placeOf(source, begin, size) })
    for (const owner of [header.subarray(265, 297), header.subarray(297, 329)].map(textOf))
      if (tells(owner)) findings.add("name", "owner of a file in an archive", owner)
    if (!(size >= 0)) break
    at += 512 + Math.ceil(size / 512) * 512
  }
  if (!isWhole) findings.note("not-looked-into", "names of some files in an archive")
  readEntryNames(names, person, findings)
  look(tellingOf(parts), "archive")
}

/** The name that the file had before it was packed, and what its beginning says. */
export const readGzip = (source: Source, findings: Findings, person: Person, look: LookInside): void => {
  const { head } = source
  findings.note("not-looked-into", "archive")
  look([{ name: "", open: (room) => gzipSource(source, room) }], "archive")
  const [flags, extra] = [head[3] ?? 0, head.length > 12 ? head.readUInt16LE(10) : 0]
  const begin = flags & 4 ? 12 + extra : 10
  if ((flags & 8) === 0 || begin >= head.length) return
  const name = textOf(head.subarray(begin, begin + 256))
  findings.add("name", "file name in an archive", name)
  readEntryNames([name], person, findings)
}
