/** Tags of APE, at the end of an MP3 and of rarer recordings: keys and values, counted from what closes them. */
import type { Findings } from "../Findings.ts"
import { fieldOf } from "./audio.ts"
import { Fields } from "./Fields.ts"

const FOOT = 32
const MAX_ITEMS = 500
const MAX_VALUE = 4_000

/** @param last of the file, as much as is there. */
export const readApe = (head: Buffer, last: Buffer, findings: Findings): void => {
  // Behind it there may be a tag of the oldest form.
  const found = last.lastIndexOf("APETAGEX")
  if (found < 0) {
    if (head.includes("APETAGEX")) findings.note("not-looked-into", "tags of a recording")
    return
  }
  const foot = new Fields(last.subarray(found, found + FOOT), "little")
  foot.at = 12
  const [size, count, flags] = [foot.number(4), foot.number(4), foot.number(4)]
  const isHead = flags >= 2 ** 29 && Math.floor(flags / 2 ** 29) % 2 === 1
  const from = isHead ? found + FOOT : found + FOOT - size
  if (from < 0 || Number.isNaN(from)) return findings.note("not-looked-into", "tags of a recording")
  const items = new Fields(last.subarray(from), "little")
  for (let i = 0; i < Math.min(count, MAX_ITEMS) && items.at < items.octets.length; i++) {
    const [length, how] = [items.number(4), items.number(4)]
    const key = items.word().toUpperCase()
    const value = items.octets.subarray(items.at, items.at + Math.min(length, MAX_VALUE))
    // Of text; other values are pictures.
    const field = (how & 6) === 0 ? fieldOf(key) : undefined
    if (field) findings.add(...field, value.toString("utf8").replaceAll("\0", " · "))
    else if (key.startsWith("COVER ART")) findings.note("not-looked-into", "picture inside of a recording")
    items.at += length
  }
}
