/** WMA and WMV: objects, each named by 16 octets; two of them in the first have the words. */
import { toHex } from "../../core/hex.ts"
import type { Findings } from "../Findings.ts"
import type { Source } from "../Source.ts"
import { fieldOf } from "./audio.ts"
import { Fields } from "./Fields.ts"

const MAX_OBJECTS = 200
const MAX_ROWS = 500
const MAX_BODY = 256 * 1024
const [FIVE_WORDS, MORE_WORDS] = ["3326b2758e66cf11a6d900aa0062ce6c", "40a4d0d207e3d21197f000a0c95ea850"]

export const readAsf = (source: Source, findings: Findings): void => {
  for (let at = 30, objects = 0; objects < MAX_OBJECTS; objects++) {
    const head = new Fields(source.at(at, 24), "little")
    const name = toHex(head.octets.subarray(0, 16))
    head.at = 16
    const size = head.number(8)
    if (!(size >= 24)) return
    const body = () => new Fields(source.at(at + 24, Math.min(size - 24, MAX_BODY)), "little")
    if (name === FIVE_WORDS) readFive(body(), findings)
    else if (name === MORE_WORDS) readMore(body(), findings)
    at += size
  }
}

const wide = (fields: Fields, length: number): string =>
  fields.octets.toString("utf16le", fields.at, (fields.at += length)).replace(/\0[^]*$/, "")

/** A title, who made it, whose it is, a description, and for whom. */
const readFive = (fields: Fields, findings: Findings): void => {
  const [title = 0, author = 0, copyright = 0, comment = 0] = [0, 0, 0, 0, 0].map(() => fields.number(2))
  wide(fields, title)
  findings.add("name", "author", wide(fields, author))
  findings.add("name", "copyright", wide(fields, copyright))
  findings.add("name", "comment", wide(fields, comment))
}

const readMore = (fields: Fields, findings: Findings): void => {
  const count = Math.min(fields.number(2), MAX_ROWS)
  for (let i = 0; i < count && fields.at < fields.octets.length; i++) {
    const name = wide(fields, fields.number(2)).replace(/^WM\//, "")
    const [type, length] = [fields.number(2), fields.number(2)]
    const next = fields.at + length
    const field = fieldOf(NAMES.get(name) ?? name)
    if (type === 0 && field) findings.add(...field, wide(fields, length))
    else if (name === "Picture") findings.note("not-looked-into", "picture inside of a recording")
    fields.at = next
  }
}
const NAMES: ReadonlyMap<string, string> = new Map([
  ["AlbumArtist", "ARTIST"],
  ["Writer", "AUTHOR"],
  ["Director", "AUTHOR"],
  ["EncodedBy", "ENCODEDBY"],
  ["EncodingSettings", "ENCODER"],
  ["ToolName", "ENCODER"],
])
