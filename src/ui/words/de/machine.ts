/** What an actor's machine says: in German. */
import type { machineWords } from "../../machine/words.ts"

export const machine: typeof machineWords = {
  chart: "Bild der Zustände",
  is: (mode) => `Zustand: **${mode}**`,
  came: (from, fact, time) => `, zuvor ${from}, durch \`${fact}\`, ${time} UTC`,
  tryAgain: "Noch einmal versuchen",
  when: (mode) => `Wann es dazu kam: ${mode}`,
  became: (mode, count) => `${count}-mal kam es dazu: ${mode}`,
  been: "Zustand, in dem es war",
  times: "Wie oft",
  lasted: "Wie lange",
  asTable: "Der Automat als Tabelle",
  ways: "Was von Zustand zu Zustand führt",
  inMode: "Im Zustand",
  by: "Durch",
  becomes: "Wird es",
}
