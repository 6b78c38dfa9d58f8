/** MP3, and what else has its tags in the same places: at its beginning, at its end, or at both. */
import type { Findings } from "../Findings.ts"
import type { Source } from "../Source.ts"
import { readApe } from "./ape.ts"
import { readId3 } from "./audio.ts"

const LAST = 64 * 1024

export const readMusic = (source: Source, findings: Findings): void => {
  const last = lastOf(source)
  readId3(source, last, findings)
  readApe(source.head, last, findings)
}

/** What stands at the end, of what was read already: any file whose format is unknown is looked at so. */
const lastOf = ({ head, tail, size }: Source): Buffer => {
  const isThere = tail.length >= LAST || head.length + tail.length === size
  return isThere ? Buffer.concat([head.subarray(-LAST), tail]).subarray(-LAST) : Buffer.alloc(0)
}
