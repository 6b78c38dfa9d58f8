/** The chart of rates, for the first script: it is fetched when it is looked at. */
import { later } from "../later.tsx"

export const RatesLater = later(async () => (await import("./RateChart.tsx")).RateChart)
