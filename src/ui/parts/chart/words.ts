/** What a chart of rates says. */
import { inLanguage } from "../../../contract/words/inLanguage.ts"

export const chartWords = inLanguage("chart", {
  down: "Down",
  up: "Up",
  over: "Rates over",
  ratesOver: (span: string): string => `Rates over ${span}`,
  spans: { minutes: "10 minutes", day: "A day", month: "30 days" },
  most: (down: string, up: string): string => `at most ${down} down, ${up} up`,
  moment: (time: string, down: string, up: string): string => `${time}: ${down} down, ${up} up`,
  unknown: (time: string): string => `${time}: not known`,
})
