/** MP3, and what else has its tags in the same places: at its beginning, at its end, or at both. */
import type { Findings } from "../Findings.ts"
import type { Source } from "../Source.ts"
import { readApe } from "./ape.ts"
import { readId3 } from "./audio.ts"

export const readMusic = (source: Source, findings: Findings): void => {
  readId3(source, findings)
  readApe(source, findings)
}
