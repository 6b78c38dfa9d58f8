/** What files say about a person: in German. */
import { countText } from "../../../contract/figures.ts"
import type { traceWords } from "../../../contract/words/traces.ts"

const files = (n: number): string => countText(n, "Datei", "Dateien")

export const traces: typeof traceWords = {
  notLooked: (n) => `${files(n)} nicht geprüft`,
  found: (kind, n) => `${kind} in ${files(n)}`,
  nothing: (n) => `${files(n)} geprüft: Nichts verrät, wer du bist.`,
  leftOut: (n) => `${files(n)} weggelassen`,
  cleaned: (n) => `${files(n)} als bereinigte Kopien freigegeben`,
  kept: (kinds) => `trotzdem freigegeben: ${kinds}`,
  answered: (n, found, done) => `${files(n)} geprüft: ${found}${done === "" ? "" : `; ${done}`}.`,
}
