/** IPTC records in Photoshop's resources of a JPEG: short fields by number. */
import type { Findings } from "../Findings.ts"
import { textOf } from "./texts.ts"

const MAX_RECORDS = 500

const FIELDS: Readonly<Record<number, readonly ["name" | "device" | "time" | "place", string]>> = {
  55: ["time", "time of capture"],
  62: ["time", "time of capture"],
  65: ["device", "software"],
  80: ["name", "author"],
  85: ["name", "author"],
  90: ["place", "place"],
  92: ["place", "place"],
  95: ["place", "place"],
  101: ["place", "place"],
  110: ["name", "credit"],
  115: ["name", "credit"],
  116: ["name", "copyright"],
  118: ["name", "contact"],
  120: ["name", "description"],
  122: ["name", "author"],
}

/** @param octets of the resources: "8BIM", a number, a name, a length, and what is in it. */
export const readIptc = (octets: Buffer, findings: Findings): void => {
  for (let at = 0, resources = 0; at + 12 <= octets.length && resources < MAX_RECORDS; resources++) {
    if (octets.toString("latin1", at, at + 4) !== "8BIM") return
    const id = octets.readUInt16BE(at + 4)
    const nameLength = octets[at + 6]! + 1
    const begin = at + 6 + nameLength + (nameLength % 2) + 4
    if (begin > octets.length) return
    const length = octets.readUInt32BE(begin - 4)
    if (id === 0x0404) readRecords(octets.subarray(begin, begin + length), findings)
    else if (id === 0x040c || id === 0x0409) findings.note("not-looked-into", "embedded thumbnail")
    at = begin + length + (length % 2)
  }
}

/** @param octets of the records themselves. */
export const readRecords = (octets: Buffer, findings: Findings): void => {
  for (let at = 0, records = 0; at + 5 <= octets.length && records < MAX_RECORDS; records++) {
    if (octets[at] !== 0x1c) return
    const [record, field, length] = [octets[at + 1], octets[at + 2]!, octets.readUInt16BE(at + 3)]
    if (length & 0x8000) return
    const [kind, what] = (record === 2 ? FIELDS[field] : undefined) ?? []
    if (kind && what) findings.add(kind, what, textOf(octets.subarray(at + 5, at + 5 + length)))
    at += 5 + length
  }
}
