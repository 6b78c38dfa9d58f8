/** JPEG XL in boxes: EXIF and XMP have one each; what is packed in one is not looked into. */
import type { Findings } from "../Findings.ts"
import type { Source } from "../Source.ts"
import { atomsIn } from "./atoms.ts"
import { Fields } from "./Fields.ts"
import { exifAt } from "./images.ts"
import { readXmpIn } from "./xmp.ts"

const MAX_ATOMS = 500
const MAX_PACKET = 128 * 1024

export const readJxl = (source: Source, findings: Findings): void => {
  for (const { name, begin, end } of atomsIn(source, 0, source.size, MAX_ATOMS)) {
    // How far it is to its structure stands first.
    if (name === "Exif") exifAt(source, begin + 4 + new Fields(source.at(begin, 4)).number(4), findings)
    else if (name === "xml ") readXmpIn(source.at(begin, Math.min(end - begin, MAX_PACKET)), findings)
    else if (name === "brob") findings.note("not-looked-into", "closed parts of a picture")
  }
}
