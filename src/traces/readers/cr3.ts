/** CR3, raw pictures of cameras: boxes as in a film, and in one of the maker's own each directory of EXIF by itself. */
import type { Findings } from "../Findings.ts"
import type { Source } from "../Source.ts"
import { type Atom, atomsIn, isNamed, XMP_BOX } from "./atoms.ts"
import { readExif } from "./exif.ts"
import { readXmpIn } from "./xmp.ts"

const MAX_ATOMS = 200
const MAX_PACKET = 128 * 1024
const MAKER = "85c0b687820f11e08111f4ce462b6a48"

export const readCr3 = (source: Source, findings: Findings): void => {
  let found = false
  for (const atom of atomsIn(source, 0, source.size, MAX_ATOMS)) {
    if (atom.name === "uuid" && isNamed(source, atom.begin, XMP_BOX))
      readXmpIn(source.at(atom.begin + 16, Math.min(atom.end - atom.begin - 16, MAX_PACKET)), findings)
    if (atom.name !== "moov") continue
    for (const inner of atomsIn(source, atom.begin, atom.end, MAX_ATOMS)) {
      if (inner.name !== "uuid" || !isNamed(source, inner.begin, MAKER)) continue
      found = true
      readDirectories(source, inner, findings)
    }
  }
  if (!found) findings.note("not-looked-into", "closed parts of a picture")
}

const readDirectories = (source: Source, { begin, end }: Atom, findings: Findings): void => {
  for (const part of atomsIn(source, begin + 16, end, MAX_ATOMS)) {
    const octets = (position: number, length: number) => source.at(part.begin + position, length)
    if (part.name === "CMT1" || part.name === "CMT2") readExif(octets, findings)
    else if (part.name === "CMT3") findings.note("device", "notes of the camera's maker")
    else if (part.name === "CMT4") readExif(octets, findings, "position")
    else if (part.name === "THMB") findings.note("not-looked-into", "embedded thumbnail")
  }
}
