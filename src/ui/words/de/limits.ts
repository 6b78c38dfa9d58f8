/** Limits and timetables: in German. */
import { countText, numberText } from "../../../contract/figures.ts"
import type { limitWords } from "../../../contract/words/limits.ts"

export const limits: typeof limitWords = {
  none: "keine Grenze",
  rates: (down, up) => `Empfang ${down}, Senden ${up}`,
  timetable:
    "Ein Zeitplan sieht so aus: mon-fri,08:00-17:30. Tage (mon, tue, wed, thu, fri, sat, sun), einzeln oder von " +
    "einem zum andern, und von wann bis wann; über Mitternacht, wie 22:00-06:00, gehört er zu dem Tag, an dem er " +
    "beginnt",
  met: {
    copies: "Es wurde so oft vollständig geholt wie vorgesehen",
    ratio: "Es wurde so viel davon gesendet wie vorgesehen",
    until: "Sein Datum ist gekommen",
  },
  metUnknown: "Eine Grenze ist erreicht",
  copies: (n) => `es ${countText(n, "Mal", "Mal")} vollständig geholt wurde`,
  ratio: (n) => `das ${numberText(n)}-Fache gesendet ist`,
  until: (all) => `bis ${all.join(" oder ")}`,
}
