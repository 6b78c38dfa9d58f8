/** Kinds of what files say: in German. */
import type { kindText } from "../../../contract/words/traces.ts"

export const traceKinds: typeof kindText = {
  secret: "Geheimnisse",
  place: "Orte",
  name: "Namen",
  device: "Geräte und Programme",
  time: "Zeiten",
  "not-looked-into": "nicht geprüft",
}
