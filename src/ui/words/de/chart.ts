/** German: charts of rates. */
import type { chartWords } from "../../parts/chart/words.ts"

export const chart: typeof chartWords = {
  down: "Empfang",
  up: "Senden",
  over: "Raten,",
  ratesOver: (span) => `Raten, ${span}`,
  spans: { minutes: "10 Minuten", day: "Ein Tag", month: "30 Tage" },
  most: (down, up) => `höchstens ${down} Empfang, ${up} Senden`,
  moment: (time, down, up) => `${time}: ${down} Empfang, ${up} Senden`,
  unknown: (time) => `${time}: nicht bekannt`,
}
