/** Whether the relay is reached: in German. */
import type { reachText } from "../../../contract/words/relay.ts"

export const reach: typeof reachText = {
  unknown: "Noch nicht geprüft",
  testing: "Wird geprüft",
  yes: "Ja",
  no: "Nein",
}
