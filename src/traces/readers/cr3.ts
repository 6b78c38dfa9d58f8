/** CR3, raw pictures of cameras: boxes as in a film, and in one of the maker's own each directory of EXIF by itself. */
import { toHex } from "../../core/hex.ts"
import type { Findings } from "../Findings.ts"
import type { Source } from "../Source.ts"
import { type Atom, atomsIn } from "./atoms.ts"
import { readExif } from "./exif.ts"
import { readXmpIn } from "./xmp.ts"

const MAX_ATOMS = 200
const MAX_PACKET = 128 * 1024
/** Boxes that are named by 16 octets. */
const [MAKER, XMP] = ["85c0b687820f11e08111f4ce462b6a48", "be7acfcb97a942e89c71999491e3afac"]

export const readCr3 = (source: Source, findings: Findings): void => {
  let found = false
  for (const atom of atomsIn(source, 0, source.size, MAX_ATOMS)) {
    if (isNamed(source, atom, XMP))
      readXmpIn(source.at(atom.begin + 16, Math.min(atom.end - atom.begin - 16, MAX_PACKET)), findings)
    if (atom.name !== "moov") continue
    for (const inner of atomsIn(source, atom.begin, atom.end, MAX_ATOMS)) {
      if (!isNamed(source, inner, MAKER)) continue
      found = true
      readDirectories(source, inner, findings)
    }
  }
  if (!found) findings.note("not-looked-into", "closed parts of a picture")
}

const isNamed = (source: Source, { name, begin }: Atom, wanted: string): boolean =>
  name === "uuid" && toHex(source.at(begin, 16)) === wanted

const readDirectories = (source: Source, { begin, end }: Atom, findings: Findings): void => {
  for (const part of atomsIn(source, begin + 16, end, MAX_ATOMS)) {
    const octets = (position: number, length: number) => source.at(part.begin + position, length)
    if (part.name === "CMT1" || part.name === "CMT2") readExif(octets, findings)
    else if (part.name === "CMT3") findings.note("device", "notes of the camera's maker")
    else if (part.name === "CMT4") readExif(octets, findings, "position")
    else if (part.name === "THMB") findings.note("not-looked-into", "embedded thumbnail")
  }
}
