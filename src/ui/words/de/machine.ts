/** What an actor's machine says: in German. */
import { numberText } from "../../../contract/figures.ts"
import type { machineWords } from "../../machine/words.ts"

export const machine: typeof machineWords = {
  chart: "Bild der Zustände",
  is: (mode) => `Zustand: **${mode}**`,
  came: (from, fact, time) => `, zuvor ${from}, durch \`${fact}\`, ${time} UTC`,
  tryAgain: "Noch einmal versuchen",
  when: (mode) => `Wann kam es dazu: ${mode}`,
  became: (mode, count) => `${numberText(count)}-mal kam es dazu: ${mode}`,
  been: "Zustand",
  times: "Wie oft",
  lasted: "Wie lange",
  asTable: "Die Zustände als Tabelle",
  ways: "Was von einem Zustand zum nächsten führt",
  inMode: "Im Zustand",
  by: "Durch",
  becomes: "Wird es",
}
